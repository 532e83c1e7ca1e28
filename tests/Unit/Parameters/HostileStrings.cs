namespace Aef.Tests.Parameters;

/// <summary>Strings that some language might interpret: expressions, JSON, URLs, headers, templates, paths.</summary>
internal static class HostileStrings
{
    private static readonly string[] Known =
    [
        string.Empty, " ", "\"", "'", "\\", "\\\"", "\\n \\u0041 \\", "\"}", "\"}],\"a\":[{\"b\":\"",
        "${inputs.s}", "${sys.get_env(\"GOOGLE_CLOUD_PROJECT_ID\")}", "${", "}", "$${x}", "$$${", "$", "${\"a\" + \"b\"}", "${1/0}", "#{x}",
        "{{ x }}", "{% x %}", "{{", "`x`", "$(x)", "%s %n %(x)s", "<%= x %>", "<script>&amp;</script>",
        "line\nbreak", "line\r\nbreak", "\r", "\t", "\0", "a\0b", "\u0007\u001b[31m", "\u0085\u2028\u2029", "\ufeff", "\ufffe\uffff",
        "\u202e", "../../etc/passwd", "%2F", "%2e%2e%2f", "%00", "%", "/", "//evil.example/x", "https://evil.example/?a=b",
        "?a=b&c=d#e", "a/b:c@d;e,f+g h",
        "x\r\nX-Evil: 1\r\n\r\nGET / HTTP/1.1", "Authorization: Bearer x", "host:80", "Exception: x", "success",
        "failed", "running", "aef_1",
        "null", "true", "12", "1e400", "NaN", "- item", "key: value", "# comment", "&a *a", "!tag", "|", "__proto__", "end", "main", "args",
        "🚕👩‍🚀", "e\u0301é", "\ud83d\ude00",
    ];

    /// <summary>A known string, or some of them together.</summary>
    public static string Next(Random random) => random.Next(12) switch
    {
        0 => string.Concat(Enumerable.Range(0, 3).Select(_ => Known[random.Next(Known.Length)])),
        1 => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(0x250))),
        _ => Known[random.Next(Known.Length)],
    };

    /// <summary>A string of about this length.</summary>
    public static string Long(Random random, int length)
    {
        var units = Known.Where(k => k.Length > 0 && k.All(c => c is > '\u001f' and < '\u007f' and not ('"' or '\\'))).ToList();
        var unit = units[random.Next(units.Count)];
        return string.Concat(Enumerable.Repeat(unit, length / unit.Length));
    }
}
