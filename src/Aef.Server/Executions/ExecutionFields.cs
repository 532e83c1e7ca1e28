using System.Text;
using Aef.Google.Rest.Executions;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Lists;
using Aef.Server.Workflows;
using Aef.Workflows.Engine.Values;

namespace Aef.Server.Executions;

/// <summary>The fields of executions: their rules, and how lists filter and order them.</summary>
internal static class ExecutionFields
{
    /// <summary>What lists of executions may name; <c>stepName</c> is added by the API.</summary>
    public static ResourceFields<ExecutionSummary> Lists { get; } = new(Fields());

    /// <summary>What lists of step entries may name.</summary>
    public static ResourceFields<StepEntry> Steps { get; } = new(
    [
        ("entryId", new(FilterFieldKind.Number, s => (double?)s.EntryId)),
        ("createTime", new(FilterFieldKind.Time, s => s.CreateTime)),
        ("updateTime", new(FilterFieldKind.Time, s => s.UpdateTime)),
        ("routine", new(FilterFieldKind.Text, s => s.Routine)),
        ("step", new(FilterFieldKind.Text, s => s.Step)),
        ("stepType", new(FilterFieldKind.Text, s => s.StepType)),
        ("parent", new(FilterFieldKind.Number, s => (double?)s.NavigationInfo?.Parent) { IsOrdered = false }),
        ("state", new(FilterFieldKind.Text, s => s.State)),
    ]);

    /// <summary>The fields of executions; <paramref name="steps"/> returns the names of the steps of one.</summary>
    public static IEnumerable<(string Name, FilterField<ExecutionSummary> Field)> Fields(
        Func<ExecutionSummary, IReadOnlyList<string>>? steps = null)
    {
        yield return ("executionId", new(FilterFieldKind.Text, e => e.Id));
        yield return ("name", new(FilterFieldKind.Text, e => e.Name));
        yield return ("state", new(FilterFieldKind.Text, e => e.State));
        yield return ("createTime", new(FilterFieldKind.Time, e => e.CreateTime));
        yield return ("startTime", new(FilterFieldKind.Time, e => e.CreateTime));
        yield return ("endTime", new(FilterFieldKind.Time, e => e.EndTime));
        yield return ("duration", new(FilterFieldKind.Duration, e => e.Duration));
        yield return ("workflowRevisionId", new(FilterFieldKind.Text, e => e.Revision));
        yield return ("label", new(FilterFieldKind.Map, e => e.Labels));
        yield return ("labels", new(FilterFieldKind.Map, e => e.Labels));
        yield return ("disableConcurrencyQuotaOverflowBuffering", new(FilterFieldKind.Boolean, e => e.DisablesBuffering) { IsOrdered = false });
        if (steps is not null)
        {
            yield return ("stepName", new(FilterFieldKind.List, steps));
        }
    }

    /// <summary>Checks the input fields of an execution.</summary>
    public static void Check(Execution input)
    {
        if (input.Argument is { } argument)
        {
            if (Encoding.UTF8.GetByteCount(argument) > 512 * 1024)
            {
                throw ApiException.InvalidField("execution.argument", "The argument must be at most 512 KB long.");
            }

            if (!WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(argument), out _, out var problem))
            {
                throw ApiException.InvalidField("execution.argument", $"The argument must be a JSON value: {problem}");
            }
        }

        FieldRules.CheckLabels(input.Labels);
        WorkflowFields.CheckLevels("execution", input.CallLogLevel, input.ExecutionHistoryLevel);
    }
}
