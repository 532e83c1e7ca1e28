using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Audit;

/// <summary>JSON in one form: without blanks, with the keys of every object in the order of their code units.</summary>
internal static class CanonicalJson
{
    public static string Write(WorkflowValue value) => Sort(value).ToJson();

    private static WorkflowValue Sort(WorkflowValue value) => value.Kind switch
    {
        WorkflowValueKind.Map => WorkflowValue.FromMap(
            [.. value.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, Sort(e.Value)))]),
        WorkflowValueKind.List => WorkflowValue.FromList([.. value.Items.Select(Sort)]),
        _ => value,
    };
}
