using System.Globalization;
using System.Numerics;
using Aef.Documents.Display;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>The condition that the query of a check must meet.</summary>
internal sealed record CheckCondition
{
    private double? Minimum { get; init; }

    private double? Maximum { get; init; }

    private double? Exact { get; init; }

    private double? FreshWithinMinutes { get; init; }

    private IReadOnlyList<string> Columns { get; init; } = [];

    private string Expect { get; init; } = "no_rows";

    /// <summary>True if a condition that is not met is only a warning.</summary>
    public bool IsWarning { get; private init; }

    /// <summary>True if each row of the query is a problem.</summary>
    public bool ForbidsRows => Expect == "no_rows";

    private bool HasLimit => Minimum is not null || Maximum is not null || Exact is not null;

    /// <summary>Reads the condition.</summary>
    /// <exception cref="DataJobException">A parameter is invalid; the message names all of them.</exception>
    public static CheckCondition Read(DataCall call)
    {
        var problems = new List<string>();
        var condition = new CheckCondition
        {
            Minimum = Number(call, "minimum", problems),
            Maximum = Number(call, "maximum", problems),
            Exact = Number(call, "equals", problems),
            FreshWithinMinutes = Number(call, "fresh_within_minutes", problems),
            Columns = [.. call.Job.Parameters["columns"].Items.Select(SqlValues.TextOf)],
            IsWarning = Choice(call, "severity", ["error", "warning"], problems) == "warning",
        };
        var expect = Choice(call, "expect", ["no_rows", "rows", "value"], problems)
            ?? (condition.HasLimit ? "value" : condition.Columns.Count > 0 || condition.FreshWithinMinutes is not null ? "any" : "no_rows");
        if (expect != "value" && condition.HasLimit)
        {
            problems.Add($"\"minimum\", \"maximum\" and \"equals\" need \"expect: value\"; got {Quoted.Text(expect)}.");
        }

        return problems.Count == 0 ? condition with { Expect = expect } : throw new DataJobException(string.Join(' ', problems));
    }

    /// <summary>Why the condition is not met; null if it is.</summary>
    public string? FindProblem(IReadOnlyList<SqlColumn> columns, object?[]? first, long rows, DateTimeOffset now)
    {
        string[] missing = [.. Columns.Where(c => !columns.Any(k => k.IsNamed(c)))];
        return missing.Length > 0 ? $"the query has no column {Quoted.List([.. missing.Select(m => Quoted.Text(m))])}."
            : Expect == "no_rows" && rows > 0
                ? string.Create(CultureInfo.InvariantCulture, $"the query has {rows} {(rows == 1 ? "row" : "rows")}, but must have none.")
            : Expect == "rows" && rows == 0 ? "the query has no rows."
            : Expect == "value" ? ValueProblem(first, rows)
            : FreshWithinMinutes is { } minutes ? AgeProblem(first, minutes, now)
            : null;
    }

    private string? ValueProblem(object?[]? first, long rows)
    {
        if (rows != 1 || first is not { Length: 1 })
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"the query must have one row with one value; it has {rows} rows of {first?.Length ?? 0} values.");
        }

        if (ToNumber(first[0]) is not { } value)
        {
            return first[0] is null ? "the value is null." : $"{Quoted.Text(SqlValues.ToText(first[0]))} is not a number.";
        }

        var shown = SqlValues.ToText(first[0]);
        return Exact is { } exact && value != exact ? $"the value is {shown}, but must be {Text(exact)}."
            : Minimum is { } minimum && value < minimum ? $"the value is {shown}, but must be at least {Text(minimum)}."
            : Maximum is { } maximum && value > maximum ? $"the value is {shown}, but must be at most {Text(maximum)}."
            : null;
    }

    private static string? AgeProblem(object?[]? first, double minutes, DateTimeOffset now)
    {
        if (first is not [var value, ..] || ToTime(value) is not { } time)
        {
            return first is [{ } other, ..]
                ? $"{Quoted.Text(SqlValues.ToText(other))} is not a time."
                : "there is no time: the data is empty.";
        }

        var age = (now - time).TotalMinutes;
        return age <= minutes
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the newest data is {age:0} minutes old ({SqlValues.ToText(value)}), but must be at most {minutes:0.##} minutes old.");
    }

    private static DateTimeOffset? ToTime(object? value) => value switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        DateOnly date => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => null,
    };

    private static double? ToNumber(object? value) => value switch
    {
        long integer => integer,
        double number => number,
        decimal number => (double)number,
        BigInteger large => (double)large,
        _ => null,
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double? Number(DataCall call, string name, List<string> problems)
    {
        var value = call.Job.Parameters[name];
        if (value.IsNull)
        {
            return null;
        }

        if (value.TryGetNumber(out var number)
            || (value.TryGetString(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)))
        {
            return number;
        }

        problems.Add($"{Quoted.Text(name)} must be a number; got {Quoted.Text(SqlValues.TextOf(value))}.");
        return null;
    }

    private static string? Choice(DataCall call, string name, string[] words, List<string> problems)
    {
        if (call.Text(null, name) is not { } word)
        {
            return null;
        }

        if (words.FirstOrDefault(w => w.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        problems.Add($"{Quoted.Text(name)} must be {Quoted.Choice(words)}; got {Quoted.Text(word)}.");
        return null;
    }
}
