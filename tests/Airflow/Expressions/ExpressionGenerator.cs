using System.Globalization;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Expressions;

/// <summary>
/// Writes random expressions: mostly of the types that operators and functions accept, sometimes of others, because an expression that
/// fails in a workflow must fail in Python too.
/// </summary>
internal sealed class ExpressionGenerator(int seed)
{
    /// <summary>The inputs that expressions read, with their declarations.</summary>
    public const string Inputs = """
        {
          "i": { "type": "integer", "default": 7 }, "j": { "type": "integer", "default": -3 },
          "big": { "type": "integer", "default": 9223372036854775807 }, "least": { "type": "integer", "default": -9223372036854775807 },
          "n": { "type": "number", "default": 2.5 }, "w": { "type": "number", "default": 3.0 },
          "small": { "type": "number", "default": 0.00000025 }, "huge": { "type": "number", "default": 1.5e300 },
          "s": { "type": "string", "default": "Ab c" }, "t": { "type": "string", "default": "x,y,z" },
          "u": { "type": "string", "default": "ä🚕ß İσΣ" }, "e": { "type": "string", "default": "" },
          "d": { "type": "string", "default": "-12" }, "p": { "type": "string", "default": "a%20b+c%C3%A4" },
          "time": { "type": "datetime", "default": "2026-03-29T01:59:59.25+01:00" },
          "b": { "type": "boolean", "default": true }, "c": { "type": "boolean", "default": false },
          "l": { "type": "list", "default": [1, "a", true, 2.0, [0], null] }, "k": { "type": "list", "default": ["y", "x"] },
          "m": { "type": "map", "default": { "k": 1, "s": "v", "f": true, "n": { "z": [1, 2], "k": { "q": 0.5 } } } },
          "o": { "type": "string", "required": false }
        }
        """;

    /// <summary>What each function is called with: a letter for the kind of each argument, in parentheses if it may be absent.</summary>
    public static readonly IReadOnlyDictionary<string, string> Functions = new Dictionary<string, string>
    {
        ["default"] = "aa",
        ["double"] = "d",
        ["get_type"] = "a",
        ["if"] = "baa",
        ["int"] = "d",
        ["keys"] = "m",
        ["len"] = "v",
        ["string"] = "t",
        ["base64.decode"] = "6(b)",
        ["base64.encode"] = "y(b)",
        ["hash.compute_checksum"] = "yh",
        ["hash.compute_hmac"] = "yyh",
        ["json.decode"] = "j",
        ["json.encode"] = "a",
        ["json.encode_to_string"] = "a",
        ["list.concat"] = "la",
        ["list.prepend"] = "la",
        ["map.delete"] = "mk",
        ["map.get"] = "mk",
        ["map.merge"] = "mm",
        ["map.merge_nested"] = "mm",
        ["math.abs"] = "n",
        ["math.floor"] = "n",
        ["math.max"] = "nn",
        ["math.min"] = "nn",
        ["text.decode"] = "y",
        ["text.encode"] = "s",
        ["text.find_all"] = "sx",
        ["text.replace_all"] = "sxs",
        ["text.split"] = "sx",
        ["text.substring"] = "sfg",
        ["text.to_lower"] = "s",
        ["text.to_upper"] = "s",
        ["text.url_decode"] = "s",
        ["text.url_encode"] = "s",
        ["text.url_encode_plus"] = "s",
        ["time.format"] = "n(z)",
        ["time.parse"] = "q",
    };

    private static readonly string[] Names = [.. Functions.Keys];
    private static readonly string[] Arithmetic = ["+", "-", "*", "/", "//", "%"];
    private static readonly string[] Order = ["<", "<=", ">", ">="];

    private readonly Dice _dice = new((ulong)seed * 7_919 + 5);

    /// <summary>An expression; every function has its turn.</summary>
    public string Next() => seed % 2 == 0 ? Call(Names[seed / 2 % Names.Length], 2) : Of('a', 3);

    private string Of(char kind, int depth)
    {
        if (_dice.Chance(4))
        {
            kind = _dice.Pick('i', 'n', 's', 'b', 'l', 'm', 'o');
        }

        var isLeaf = depth <= 0 || _dice.Chance(25);
        return kind switch
        {
            'i' => isLeaf ? _dice.Pick("inputs.i", "inputs.j", "inputs.i", "2", "0", "-5", "inputs.big", "inputs.least", "inputs.l[0]",
                "inputs.m.k")
                : _dice.Pick(Binary(Arithmetic[..3], 'i', depth), Binary(["//", "%"], 'i', depth), $"len({Of('v', depth - 1)})",
                    $"int({Of('d', depth - 1)})", $"(-{Of('i', 0)})"),
            'n' => isLeaf ? _dice.Pick("inputs.n", "inputs.w", "inputs.i", "1.5", "10", "inputs.small", "inputs.huge", "0.1",
                "inputs.m.n.k.q")
                : _dice.Chance(60) ? Binary(Arithmetic, 'n', depth) : Of('i', depth),
            's' => isLeaf ? _dice.Pick("inputs.s", "inputs.t", "inputs.u", "inputs.e", "\"B\"", "\"x\\\"y\"", "inputs.p", "inputs.m.s",
                "inputs.k[0]")
                : _dice.Pick($"({Of('s', depth - 1)} + {Of('t', depth - 1)})", $"string({Of('t', depth - 1)})",
                    $"text.to_upper({Of('s', depth - 1)})"),
            'b' => isLeaf ? _dice.Pick("inputs.b", "inputs.c", "true", "inputs.m.f", "inputs.l[2]") : Condition(depth),
            'l' => isLeaf ? _dice.Pick("inputs.l", "inputs.k", "[]", "[1, 2.0, true]", "[\"a\", inputs.s]", "inputs.m.n.z")
                : _dice.Pick($"[{Of('a', depth - 1)}, {Of('a', depth - 1)}]", $"list.concat({Of('l', depth - 1)}, {Of('a', depth - 1)})"),
            'm' => isLeaf || _dice.Chance(50) ? _dice.Pick("inputs.m", "inputs.m.n", "inputs.m.n.k", "json.decode(\"{\\\"k\\\": 2}\")")
                : $"map.merge({Of('m', depth - 1)}, {Of('m', depth - 1)})",
            'o' => _dice.Pick("inputs.o", "null"),
            'v' => Of(_dice.Pick('s', 'l', 'm'), depth),
            't' => Of(_dice.Pick('s', 'i', 'n', 'b'), depth),
            'd' => _dice.Chance(40) ? _dice.Pick("inputs.d", "\"+4\"", "\"12.5\"", "\"1e3\"", "\".5\"", "\"1 \"") : Of('n', depth),
            'x' => _dice.Pick("\",\"", "\"b\"", "\"ß\"", "inputs.s", "inputs.e"),
            'k' => _dice.Pick("\"k\"", "\"s\"", "\"none\"", "[\"n\", \"k\", \"q\"]", "[\"n\", \"z\"]", "inputs.k"),
            'y' => isLeaf ? $"text.encode({Of('s', 0)})" : _dice.Pick($"json.encode({Of('a', depth - 1)})", "base64.decode(\"QUI=\")"),
            'h' => _dice.Pick("\"SHA256\"", "\"sha-512\"", "\"MD5\"", "\"SHA1\"", "\"CRC\""),
            '6' => _dice.Pick("\"QUI=\"", "\"QUI\"", "\"w6Q=\"", "inputs.s"),
            'j' => _dice.Pick("\"[1, 2.0, 1e2, null]\"", "\"{\\\"a\\\": 12345678901234567890}\"", "inputs.d", "inputs.s", "\"NaN\"",
                $"json.encode_to_string({Of('a', depth - 1)})"),
            'q' => _dice.Pick("inputs.time", "\"1969-12-31T23:59:59Z\"", "\"2024-02-29T12:00:00.123456789-03:30\"",
                "\"2024-02-30T12:00:00Z\"", "inputs.s"),
            'f' => _dice.Chance(80) ? _dice.Pick("0", "1") : Of('i', 1),
            'g' => _dice.Chance(80) ? _dice.Pick("1", "2") : Of('i', 1),
            'z' => _dice.Pick("\"UTC\"", "\"Europe/Berlin\"", "\"America/New_York\"", "\"Nowhere/None\""),
            _ => Of(_dice.Pick('i', 'n', 's', 'b', 'l', 'm', 'o', 'b', 'n'), depth),
        };
    }

    private string Condition(int depth)
    {
        var kind = _dice.Pick('i', 'n', 's', 'b', 'l', 'm', 'a');
        return _dice.Below(8) switch
        {
            0 => $"not({Of('b', depth - 1)})",
            1 => $"({Of('b', depth - 1)} {_dice.Pick("and", "or")} {Of('b', depth - 1)})",
            2 => $"({Of(_dice.Pick('n', 'i'), depth - 1)} {_dice.Pick(Order)} {Of(_dice.Pick('n', 'i'), depth - 1)})",
            3 => $"({Of('s', 0)} {_dice.Pick(Order)} \"B\")",
            4 => $"({Of('a', depth - 1)} in {Of(_dice.Pick('l', 'm'), depth - 1)})",
            5 => $"({Of('a', 0)} {_dice.Pick("==", "!=")} {Of('a', 0)})",
            6 => $"({Of(kind, 0)} {_dice.Pick("==", "!=")} {_dice.Pick("null", "true", "1", "\"x\"", "2.0", "inputs.l[0]",
                "inputs.l[2]")})",
            _ => $"({Of(kind, depth - 1)} {_dice.Pick("==", "!=")} {Of(kind, depth - 1)})",
        };
    }

    private string Binary(string[] operators, char kind, int depth) =>
        $"({Of(kind, depth - 1)} {_dice.Pick(operators)} {Of(kind, depth - 1)})";

    private string Call(string function, int depth)
    {
        var kinds = Functions[function];
        var optional = kinds.IndexOf('(', StringComparison.Ordinal);
        kinds = optional < 0 ? kinds : _dice.Chance(50) ? kinds[..optional] : kinds.Replace("(", "",
            StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        var call = string.Create(CultureInfo.InvariantCulture, $"{function}({string.Join(", ", kinds.Select(k => Of(k, depth - 1)))})");
        return AirflowExpression.ReturnsBytes(function) ? $"base64.encode({call})" : call;
    }
}
