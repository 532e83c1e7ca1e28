using System.Text;

namespace Aef.Tests.Engine;

/// <summary>Workflow sources that deploy and do all sorts of things, wrong ones too; the same for the same seed.</summary>
internal sealed class RandomPrograms(int seed)
{
    private static readonly string[] Expressions =
    [
        "n + 1", "n % 3", "len(m)", "string(n) + \\\"x\\\"", "l", "m", "[n, l]", "m.k", "l[0]", "l[n]", "map.get(m, \\\"k\\\")",
            "default(m.k, l)",
        "list.concat(l, n)", "list.concat(l, m)", "map.merge(m, m)", "keys(m)", "sub(n)", "n > 2 and sub(n) == 1", "n / (n - 3)", "n in l",
            "text.split(\\\"a,b\\\", \\\",\\\")",
        "json.decode(json.encode(m))", "uuid.generate()", "sys.now()", "if(n > 1, l, m)", "\\\"text\\\" + n", "http.default_retry",
    ];

    private static readonly string[] Targets = ["n", "l", "m", "m.k", "m[\\\"x\\\"]", "l[0]", "m.k.y", "m[string(n)]", "l[n]"];

    private readonly Random _random = new(seed);
    private int _steps;
    private int _loops;

    public string Next() =>
        $"{{\"main\": {{\"steps\": [{{\"init\": {{\"assign\": [{{\"n\": 1}}, {{\"l\": [1, [2]]}}, {{\"m\": {{\"k\": {{\"y\": 1}}}}}}]}}}}, {Steps(4, inLoop: false, inParallel: false)}, {{\"done\": {{\"return\": [\"${{n}}\", \"${{l}}\", \"${{m}}\"]}}}}]}},"
        + "\"sub\": {\"params\": [\"n\"], \"steps\": [{\"wait\": {\"call\": \"sys.sleep\", \"args\": {\"seconds\": 1}}}, {\"look\": {\"switch\": [{\"condition\": \"${n == 4}\", \"raise\": {\"message\": \"four\"}}]}}, {\"done\": {\"return\": \"${n % 2}\"}}]}}";

    private string Steps(int depth, bool inLoop, bool inParallel)
    {
        var steps = new StringBuilder();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            steps.Append(steps.Length > 0 ? ", " : string.Empty).Append($"{{\"s{_steps++}\": {Body(depth, inLoop, inParallel)}}}");
        }

        return steps.ToString();
    }

    private string Body(int depth, bool inLoop, bool inParallel)
    {
        switch (_random.Next(depth == 0 ? 5 : 12))
        {
            case 0 or 1:
                return $"{{\"assign\": [{Assignment()}, {Assignment()}]}}";
            case 2:
                return $"{{\"call\": \"sub\", \"args\": {{\"n\": \"${{n}}\"}}, \"result\": \"n\"}}";
            case 3:
                return $"{{\"call\": \"http.get\", \"args\": {{\"url\": \"https://example.com\"}}}}";
            case 4:
                var jump = inLoop ? "\"next\": \"continue\"" : "\"raise\": \"no\"";
                return $"{{\"switch\": [{{\"condition\": \"${{n % 4 == 2}}\", {jump}}}, {{\"condition\": \"${{n == 3}}\", \"assign\": [{Assignment()}]}}]}}";
            case 5 or 6:
                var name = "v" + _loops++;
                return $"{{\"for\": {{\"value\": \"{name}\", \"range\": [1, 3], \"steps\": [{{\"s{_steps++}\": {{\"assign\": [{{\"{name}l\": \"${{l}}\"}}, {{\"n\": \"${{n + {name}}}\"}}, {{\"{name}l[0]\": \"${{n}}\"}}]}}}}, {Steps(depth - 1, inLoop: true, inParallel)}]}}}}";
            case 7 or 8:
                return $"{{\"try\": {{\"steps\": [{Steps(depth - 1, inLoop, inParallel)}]}}, {Handler(depth, inLoop, inParallel)}}}";
            case 9 when !inParallel:
                var value = "p" + _loops++;
                return $"{{\"parallel\": {{\"shared\": [\"n\", \"l\", \"m\"], \"for\": {{\"value\": \"{value}\", \"range\": [1, 3], \"steps\": [{Steps(depth - 1, inLoop: false, inParallel: true)}]}}}}}}";
            case 10 when !inParallel:
                return $"{{\"parallel\": {{\"shared\": [\"n\", \"l\", \"m\"], \"branches\": [{{\"b{_steps++}\": {{\"steps\": [{Steps(depth - 1, inLoop: false, inParallel: true)}]}}}}, {{\"b{_steps++}\": {{\"steps\": [{Steps(depth - 1, inLoop: false, inParallel: true)}]}}}}]}}}}";
            default:
                return $"{{\"steps\": [{Steps(depth - 1, inLoop, inParallel)}]}}";
        }
    }

    private string Handler(int depth, bool inLoop, bool inParallel)
    {
        var retry =
            "\"retry\": {\"predicate\": \"${retry.always}\", \"max_retries\": 2, \"backoff\": {\"initial_delay\": 1, \"max_delay\": 2, \"multiplier\": 2}}";
        var except = $"\"except\": {{\"as\": \"e{_steps++}\", \"steps\": [{Steps(depth - 1, inLoop, inParallel)}]}}";
        return _random.Next(3) switch { 0 => retry, 1 => except, _ => retry + ", " + except };
    }

    private string Assignment() =>
        $"{{\"{Targets[_random.Next(Targets.Length)]}\": \"${{{Expressions[_random.Next(Expressions.Length)]}}}\"}}";
}
