using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>A translated value whose expressions fit into the limit of Cloud Workflows.</summary>
/// <param name="Before">The steps that must run before the value is evaluated; none for short expressions.</param>
/// <param name="Value">The value.</param>
internal sealed record SplitValue(IReadOnlyList<StepSyntax> Before, ValueSyntax Value);
