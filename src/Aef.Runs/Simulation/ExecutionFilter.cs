using System.Globalization;

namespace Aef.Runs.Simulation;

/// <summary>
/// A filter of executions in the language of AIP-160, with the fields that compiled workflows use: <c>state</c>, <c>createTime</c>,
/// <c>executionId</c> and labels. Anything else is refused, as the service would refuse it.
/// </summary>
internal sealed class ExecutionFilter
{
    private readonly List<string> _tokens;
    private int _position;

    private ExecutionFilter(List<string> tokens) => _tokens = tokens;

    private delegate bool Test(ISimulatedExecution execution, DateTimeOffset now);

    /// <summary>The executions that fit a filter.</summary>
    /// <exception cref="FormatException">The filter is not valid.</exception>
    public static IEnumerable<ISimulatedExecution> Apply(string filter, IEnumerable<ISimulatedExecution> executions, DateTimeOffset now)
    {
        var tokens = ExecutionFilterTokens.Of(filter);
        if (tokens.Count == 0)
        {
            return executions;
        }

        var parser = new ExecutionFilter(tokens);
        var test = parser.Expression();
        return parser._position == tokens.Count ? executions.Where(e => test(e, now)) : throw parser.Unexpected();
    }

    private string? Next => _position < _tokens.Count ? _tokens[_position] : null;

    /// <summary>Sequences joined by AND; adjacent terms are joined in the same way.</summary>
    private Test Expression()
    {
        var test = Factor();
        while (Next is not null and not ")")
        {
            if (Next == "AND")
            {
                _position++;
            }

            var (left, right) = (test, Factor());
            test = (e, now) => left(e, now) && right(e, now);
        }

        return test;
    }

    /// <summary>Terms joined by OR, which binds tighter than AND.</summary>
    private Test Factor()
    {
        var test = Term();
        while (Next == "OR")
        {
            _position++;
            var (left, right) = (test, Term());
            test = (e, now) => left(e, now) || right(e, now);
        }

        return test;
    }

    private Test Term()
    {
        if (Next is "NOT" or "-")
        {
            _position++;
            var negated = Term();
            return (e, now) => !negated(e, now);
        }

        if (Next == "(")
        {
            _position++;
            var inner = Expression();
            return Take() == ")" ? inner : throw Unexpected();
        }

        var (field, comparison, value) = (Take(), Take(), Take());
        return value.StartsWith('"')
            ? Restriction(field, comparison, value[1..])
            : throw new FormatException($"the value {value} is not quoted");
    }

    private static Test Restriction(string field, string comparison, string value)
    {
        if (field.Equals("createTime", StringComparison.OrdinalIgnoreCase))
        {
            var time = DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
                ? parsed
                : throw new FormatException($"{value} is not a time");
            return comparison switch
            {
                "<" => (e, _) => e.CreateTime < time,
                "<=" => (e, _) => e.CreateTime <= time,
                ">" => (e, _) => e.CreateTime > time,
                ">=" => (e, _) => e.CreateTime >= time,
                "=" => (e, _) => e.CreateTime == time,
                "!=" => (e, _) => e.CreateTime != time,
                _ => throw new FormatException($"createTime cannot be compared with {comparison}"),
            };
        }

        Func<ISimulatedExecution, DateTimeOffset, string?> read = field.Split('.', 2) switch
        {
            ["label" or "labels", var key] => (e, _) => e.Labels.GetValueOrDefault(key),
            [var name] when name.Equals("state", StringComparison.OrdinalIgnoreCase) => (e, now) => e.StateAt(now),
            [var name] when name.Equals("executionId", StringComparison.OrdinalIgnoreCase) => (e, _) => e.Id,
            _ => throw new FormatException($"the field {field} is unknown"),
        };
        return comparison switch
        {
            "=" => (e, now) => read(e, now) == value,
            "!=" => (e, now) => read(e, now) != value,
            _ => throw new FormatException($"{field} cannot be compared with {comparison}"),
        };
    }

    private string Take() => Next is { } token ? _tokens[_position++] : throw new FormatException("the filter ends too early");

    private FormatException Unexpected() => new($"unexpected {Next ?? "end"}");
}
