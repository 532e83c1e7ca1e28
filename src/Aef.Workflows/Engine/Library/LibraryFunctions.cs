using System.Collections.Frozen;

namespace Aef.Workflows.Engine.Library;

/// <summary>
/// The functions that do not wait, by name. Their parameters are in <see
/// cref="Aef.Workflows.Language.Analysis.StandardLibrarySignatures"/>.
/// </summary>
internal static class LibraryFunctions
{
    private static readonly FrozenDictionary<string, LibraryFunction> Table = new (string Name, LibraryFunction Function)[]
    {
        ("default", HelperFunctions.Default),
        ("double", HelperFunctions.ToDouble),
        ("get_type", HelperFunctions.TypeOf),
        ("if", HelperFunctions.If),
        ("int", HelperFunctions.ToInteger),
        ("keys", HelperFunctions.Keys),
        ("len", HelperFunctions.Length),
        ("string", HelperFunctions.ToText),
        ("base64.decode", EncodingFunctions.DecodeBase64),
        ("base64.encode", EncodingFunctions.EncodeBase64),
        ("events.create_callback_endpoint", SystemFunctions.CreateCallback),
        ("hash.compute_checksum", HashFunctions.Checksum),
        ("hash.compute_hmac", HashFunctions.Hmac),
        ("http.default_retry_predicate", static (a, _) => RetryPredicates.Test("http.default_retry_predicate", a[0])),
        (
            "http.default_retry_predicate_non_idempotent",
            static (a, _) => RetryPredicates.Test("http.default_retry_predicate_non_idempotent", a[0])),
        ("json.decode", EncodingFunctions.DecodeJson),
        ("json.encode", EncodingFunctions.EncodeJson),
        ("json.encode_to_string", EncodingFunctions.EncodeJsonToText),
        ("list.concat", CollectionFunctions.Concat),
        ("list.prepend", CollectionFunctions.Prepend),
        ("map.delete", CollectionFunctions.Delete),
        ("map.get", CollectionFunctions.Get),
        ("map.merge", CollectionFunctions.Merge),
        ("map.merge_nested", CollectionFunctions.MergeNested),
        ("math.abs", MathFunctions.Abs),
        ("math.floor", MathFunctions.Floor),
        ("math.max", MathFunctions.Max),
        ("math.min", MathFunctions.Min),
        ("retry.always", static (_, _) => true),
        ("retry.never", static (_, _) => false),
        ("sys.get_env", SystemFunctions.GetEnvironment),
        ("sys.log", SystemFunctions.Log),
        ("sys.now", SystemFunctions.Now),
        ("text.decode", EncodingFunctions.DecodeText),
        ("text.encode", EncodingFunctions.EncodeText),
        ("text.find_all", TextFunctions.FindAll),
        ("text.find_all_regex", RegexFunctions.FindAll),
        ("text.match_regex", RegexFunctions.Match),
        ("text.replace_all", TextFunctions.ReplaceAll),
        ("text.replace_all_regex", RegexFunctions.ReplaceAll),
        ("text.split", TextFunctions.Split),
        ("text.substring", TextFunctions.Substring),
        ("text.to_lower", TextFunctions.ToLower),
        ("text.to_upper", TextFunctions.ToUpper),
        ("text.url_decode", UrlFunctions.Decode),
        ("text.url_encode", UrlFunctions.Encode),
        ("text.url_encode_plus", UrlFunctions.EncodePlus),
        ("time.format", TimeFunctions.Format),
        ("time.parse", TimeFunctions.Parse),
        ("uuid.generate", SystemFunctions.NewUuid),
    }.ToFrozenDictionary(f => f.Name, f => f.Function, StringComparer.Ordinal);

    /// <summary>The function of a name; null when there is none, or when it waits.</summary>
    public static LibraryFunction? Find(string name) => Table.GetValueOrDefault(name);
}
