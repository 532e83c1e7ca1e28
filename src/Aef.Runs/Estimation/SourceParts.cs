using System.Text;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Collections;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Estimation;

/// <summary>Measures the parts of a source: each is printed alone, in the format of the whole.</summary>
internal sealed class SourceParts
{
    private const string Tables = "tables";
    private const string Rest = "rest of main";
    private const string Library = "support library";
    private static readonly MappingEntry Filler = new("x", ScalarNode.Integer(1));

    private readonly Func<DocumentNode, string> _print;

    private SourceParts(SourceFormat format, string source)
    {
        var compact = format == SourceFormat.Json && !source.Contains('\n', StringComparison.Ordinal);
        _print = format == SourceFormat.Json ? node => DocumentPrinter.ToJson(node, !compact) : DocumentPrinter.ToYaml;
    }

    /// <summary>The parts of a compiled pipeline: tables, each level, the support library, and the rest of main.</summary>
    public static EquatableList<SourcePart> Of(WorkflowArtifact artifact)
    {
        var parts = new SourceParts(artifact.Format, artifact.Source);
        var names = new List<string>();
        var bytes = new Dictionary<string, int>(StringComparer.Ordinal);
        var level = Tables;
        foreach (var step in Steps(WorkflowPrinter.ToDocument(artifact.Workflow)))
        {
            var name = step.Entries[0].Key;
            level = artifact.SourceMap.Find(artifact.Name, SupportRoutines.Main, name) is { Role: SourceMapRole.Level } origin
                ? (origin.LevelIndex < artifact.Pipeline.Levels.Count ? $"level {origin.Level}" : origin.Level)
                : level;
            var isRest = name is MainSteps.Begin or MainSteps.Succeed or MainSteps.Fail
                || (level != Tables && name.StartsWith("aef_", StringComparison.Ordinal));
            Add(isRest ? Rest : level, parts.Step(step));
        }

        foreach (var routine in Routines(artifact).Where(r => r.Key != SupportRoutines.Main))
        {
            Add(Library, parts.Routine(routine));
        }

        Add(Rest, artifact.Bytes - bytes.Values.Sum());
        return names.OrderBy(n => n is Rest or Library).Select(n => new SourcePart(n, bytes[n])).ToEquatableList();

        void Add(string name, int more)
        {
            if (!bytes.TryGetValue(name, out var sofar))
            {
                names.Add(name);
            }

            bytes[name] = sofar + more;
        }
    }

    /// <summary>
    /// The parts of any source: its routines, and the rest for comments and blanks (which is negative when the source is printed more
    /// compactly).
    /// </summary>
    public static EquatableList<SourcePart> Of(WorkflowSyntax workflow, string source, SourceFormat format, int bytes)
    {
        var parts = new SourceParts(format, source);
        var document = workflow.IsList ? new MappingNode([new MappingEntry("main", WorkflowPrinter.ToDocument(workflow))]) : (MappingNode)WorkflowPrinter.ToDocument(workflow); // A workflow that is not a list is a mapping.
        var routines = document.Entries.Select(routine => new SourcePart(routine.Key, parts.Routine(routine))).ToList();
        return routines.Append(new SourcePart("layout and comments", bytes - routines.Sum(r => r.Bytes))).ToEquatableList();
    }

    private static IEnumerable<MappingEntry> Routines(WorkflowArtifact artifact) => ((MappingNode)WorkflowPrinter.ToDocument(artifact.Workflow)).Entries; // Compiled workflows have parameters and so are not lists.

    private static IEnumerable<MappingNode> Steps(DocumentNode workflow) =>
        ((workflow as MappingNode)?["main"] as MappingNode)?["steps"] is SequenceNode steps ? steps.Items.OfType<MappingNode>() : [];

    private int Routine(MappingEntry routine) => Bytes(new MappingNode([Filler, routine])) - Bytes(new MappingNode([Filler]));

    private int Step(MappingNode step)
    {
        var first = new MappingNode([Filler]);
        return Bytes(Main([first, step])) - Bytes(Main([first]));

        static MappingNode Main(DocumentNode[] steps) =>
            new([new MappingEntry("main", new MappingNode([new MappingEntry("steps", new SequenceNode(steps))]))]);
    }

    private int Bytes(DocumentNode node) => Encoding.UTF8.GetByteCount(_print(node));
}
