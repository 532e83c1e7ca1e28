using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Sets inputs and variables of a pipeline from values of a program, which have the form that they have in a definition.</summary>
public static class PipelineHead
{
    /// <summary>
    /// Sets the inputs that a mapping declares, and keeps the others. A string is short for a type, and null removes an input. The
    /// diagnostics report keys and values that could not be read.
    /// </summary>
    public static (Pipeline Pipeline, IReadOnlyList<Diagnostic> Diagnostics) WithInputs(Pipeline pipeline, MappingNode inputs)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(inputs);
        var diagnostics = new DiagnosticBag();
        var read = new HeadReader(diagnostics).ReadInputs(
            new MappingNode([.. inputs.Entries.Where(e => !IsNull(e.Value)).Select(e => new MappingEntry(e.Key, Declaration(e.Value)))]));
        var set = inputs.Entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        return (
            pipeline.WithInputs([.. Merge(pipeline.Inputs, read, i => i.Name, set)]),
            diagnostics.Items);
    }

    /// <summary>Reads one trigger, or a list of them. A value that is wrong is a diagnostic.</summary>
    public static EquatableList<PipelineTrigger> ReadTriggers(DocumentNode triggers, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(triggers);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return new TriggerReader(diagnostics).Read(new MappingEntry(DefinitionKeys.Triggers, triggers));
    }

    /// <summary>Sets the variables of a mapping, and keeps the others; null removes a variable.</summary>
    public static Pipeline WithVariables(Pipeline pipeline, MappingNode variables)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(variables);
        var read = HeadReader.ReadVariables(new MappingNode([.. variables.Entries.Where(e => !IsNull(e.Value))]));
        var set = variables.Entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        return pipeline.WithVariables([.. Merge(pipeline.Variables, read, v => v.Name, set)]);
    }

    private static bool IsNull(DocumentNode node) => node is ScalarNode { ScalarKind: ScalarKind.Null };

    private static DocumentNode Declaration(DocumentNode node) => node is ScalarNode { ScalarKind: ScalarKind.String }
        ? new MappingNode([new MappingEntry(DefinitionKeys.Type, node)])
        : node;

    /// <summary>Changed elements keep their positions, and new ones follow.</summary>
    private static IEnumerable<T> Merge<T>(IEnumerable<T> old, IReadOnlyList<T> read, Func<T, string> name, HashSet<string> set)
        where T : class
    {
        var byName = read.ToDictionary(name, StringComparer.Ordinal);
        var kept = old.Select(o => set.Contains(name(o)) ? byName.GetValueOrDefault(name(o)) : o).OfType<T>().ToList();
        return kept.Concat(read.Where(r => kept.TrueForAll(k => name(k) != name(r))));
    }
}
