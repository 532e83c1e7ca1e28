using Aef.Core.Pipelines.Model;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// The key of a definition whose expressions a step of main evaluates. The name of the step, before it is made unique, consists of the id
/// of the first step, or of the level, and of what the step does.
/// </summary>
internal static class EvaluatedKey
{
    /// <summary>The key; null for a step that evaluates nothing of the definition.</summary>
    public static string? Of(string name, string owner) =>
        name.Length <= owner.Length || !name.StartsWith(owner, StringComparison.Ordinal) ? null : name.AsSpan(owner.Length) switch
        {
            "_when" or "_when_part" or "_when_all" or "_thread_when" or "_thread_when_part" => DefinitionKeys.When,
            "_with" or "_with_part" => DefinitionKeys.With,
            "_for_each_list" or "_for_each_part" or "_for_each_type" or "_for_each_check" => DefinitionKeys.ForEach,
            _ => null,
        };
}
