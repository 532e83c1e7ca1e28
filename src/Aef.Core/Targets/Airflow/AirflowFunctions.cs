using System.Collections.Frozen;
using Aef.Core.Semantics.Expressions;

namespace Aef.Core.Targets.Airflow;

/// <summary>The functions of the expression language that have the same result in Python. The page docs/airflow.md lists them.</summary>
internal static class AirflowFunctions
{
    /// <summary>All of them, by name.</summary>
    public static FrozenDictionary<string, AirflowFunction> All { get; } = new AirflowFunction[]
    {
        new("default", "default_value", ExpressionType.Unknown, 2),
        new("double", "to_double", ExpressionType.Number, 1),
        new("get_type", "type_name", ExpressionType.String, 1),
        new("if", "choose_value", ExpressionType.Unknown, 3),
        new("int", "to_integer", ExpressionType.Integer, 1),
        new("keys", "sorted_keys", ExpressionType.List, 1),
        new("len", "len", ExpressionType.Integer, 1),
        new("string", "text_of", ExpressionType.String, 1),
        new("base64.decode", "decode_base64", ExpressionType.Unknown, 2),
        new("base64.encode", "encode_base64", ExpressionType.String, 2),
        new("hash.compute_checksum", "hash_of", ExpressionType.Unknown, 2),
        new("hash.compute_hmac", "hmac_of", ExpressionType.Unknown, 3),
        new("json.decode", "decode_json", ExpressionType.Unknown, 1),
        new("json.encode", "json_bytes", ExpressionType.Unknown, 1),
        new("json.encode_to_string", "json_text", ExpressionType.String, 1),
        new("list.concat", "append_item", ExpressionType.List, 2),
        new("list.prepend", "prepend_item", ExpressionType.List, 2),
        new("map.delete", "delete_entry", ExpressionType.Map, 2),
        new("map.get", "get_entry", ExpressionType.Unknown, 2),
        new("map.merge", "merge_maps", ExpressionType.Map, 2),
        new("map.merge_nested", "merge_nested_maps", ExpressionType.Map, 2),
        new("math.abs", "absolute_value", ExpressionType.Number, 1),
        new("math.floor", "floor_of", ExpressionType.Number, 1),
        new("math.max", "larger_number", ExpressionType.Number, 2),
        new("math.min", "smaller_number", ExpressionType.Number, 2),
        new("sys.now", "current_time", ExpressionType.Number, 0),
        new("text.decode", "decode_text", ExpressionType.String, 1),
        new("text.encode", "encode_text", ExpressionType.Unknown, 1),
        new("text.find_all", "find_all", ExpressionType.List, 2),
        new("text.replace_all", "replace_all", ExpressionType.String, 3),
        new("text.split", "split_text", ExpressionType.List, 2),
        new("text.substring", "substring_of", ExpressionType.String, 3),
        new("text.to_lower", "lower_text", ExpressionType.String, 1),
        new("text.to_upper", "upper_text", ExpressionType.String, 1),
        new("text.url_decode", "decode_url", ExpressionType.String, 1),
        new("text.url_encode", "encode_url", ExpressionType.String, 1),
        new("text.url_encode_plus", "encode_url_plus", ExpressionType.String, 1),
        new("time.format", "format_time", ExpressionType.String, 2),
        new("time.parse", "parse_time", ExpressionType.Number, 1),
        new("uuid.generate", "new_uuid", ExpressionType.String, 0),
    }.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The function of a name; null when it has no equivalent in Python.</summary>
    public static AirflowFunction? Find(string name) => All.GetValueOrDefault(name);
}
