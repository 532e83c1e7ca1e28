using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>A switch with any number of entries: Cloud Workflows accepts at most 50 in one step.</summary>
internal static class Switches
{
    private const int EntriesPerStep = 50;

    /// <summary>The steps, which continue after the last one when no condition holds.</summary>
    public static IEnumerable<StepSyntax> Of(StepNamer names, string name, IEnumerable<SwitchEntrySyntax> entries) =>
        entries.Chunk(EntriesPerStep).Select(chunk => Emit.Step(names.Label(name), new SwitchBody(chunk.ToEquatableList())));
}
