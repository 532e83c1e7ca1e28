using Aef.Workflows.Language.Analysis;

namespace Aef.Fuzz.Mutators;

/// <summary>Words that mean something to a reader of Aef.</summary>
internal static class Words
{
    public static readonly string[] Keys =
    [
        "assign", "call", "args", "result", "next", "switch", "condition", "for", "value", "index", "in", "range", "steps", "parallel", "branches", "shared",
        "concurrency_limit", "exception_policy", "raise", "try", "retry", "except", "as", "return", "params", "main", "predicate", "max_retries", "backoff",
        "initial_delay", "max_delay", "multiplier", "url", "timeout", "seconds", "data", "definition", "level", "thread", "step", "JOB_ID", "JOB_NAME", "NEXT",
        "jobs", "defaults", "", "x", "a.b", "m[0]", "m[\"k\"]",
    ];

    public static readonly string[] Scalars =
    [
        "end", "break", "continue", "main", "continueAll", "true", "null", "~", "", " ", "0", "-1", "1", "2", "9223372036854775807", "-9223372036854775808",
        "9223372036854775808", "1e308", "-0.0", "0.1", "1e-7", "NaN", ".inf", "2024-01-02", "0x1F", "0o17", "${}", "${", "${x}", "${x + 1}", "$${x}", "${null}", "a${x}b",
        "sys.sleep", "sys.log", "http.get", "http.request", "events.await_callback", "googleapis.x.v1.y.z", "${http.default_retry}", "${retry.always}",
        "\u0000", "\ud83d\ude00", "\u2028", "\u202e", "e\u0301", "'", "\"", "\\", "<<", "&a", "*a", "!!int", "%", "@", "`", "---", "...", "? ", "- ", ": ", "#",
        "https://example.test", "2024-05-08T11:41:00Z", "application/json", "SHA256", "UTF-16",
    ];

    public static readonly string[] Tokens =
    [
        "+", "-", "*", "/", "//", "%", "==", "!=", "<", "<=", ">", ">=", "in", "and", "or", "not", "AND", "OR", "NOT", "(", ")", "[", "]", ".", ",", "null", "true",
        "false", "0", "1", "-1", "2.5", "9223372036854775807", "\"\"", "\"a\"", "\"\\u00e9\"", "\"\\n\"", "x", "v", "args", "e", "m", "[1, 2]", "x.y", "x[0]", "m[\"k\"]",
        "(((", ")))", "'", "!", "{", "}", "1e5", "\ud83d", "\u00e9", " ", "\n",
    ];

    public static readonly string[] Patterns =
    [
        "a", "b", ".", "*", "+", "?", "*?", "{2}", "{0,3}", "{1000}", "{1001}", "{,2}", "|", "(", ")", "(?:", "(?P<n>", "(?<n>", "(?i)", "(?s)", "(?m-s:", "(?U)", "(?=", "[", "]", "[^",
        "[a-z]", "[[:alpha:]]", "[[:^digit:]]", "\\d", "\\W", "\\b", "\\B", "\\A", "\\z", "\\Z", "\\pL", "\\p{Greek}", "\\P{Lu}", "\\p{^Nd}", "\\C", "\\Q", "\\E", "\\1", "\\x{10FFFF}", "\\x41",
        "\\077", "^", "$", "-", "\\", "\u00e9", "\ud83d\ude00", "K", "\u212a", "\u017f", "s", "{", "}", "\\n",
    ];

    public static readonly string[] Functions = [.. StandardLibrarySignatures.Functions.Keys.Order(StringComparer.Ordinal)];
}
