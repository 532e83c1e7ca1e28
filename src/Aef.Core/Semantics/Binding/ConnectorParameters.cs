using System.Globalization;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// The parameters of a step with a connector binding that are known when it is compiled. The file of the environment precedes that of all
/// environments; the properties of the step, and then <c>with</c>, precede both.
/// </summary>
internal static class ConnectorParameters
{
    /// <summary>The properties of a step in an environment, as JSON text; null means the target's default.</summary>
    public static string? Properties(this BoundStep step, PlatformParameters? parameters)
    {
        if (!step.IsConnector || FileOf(step, parameters) is not { } file)
        {
            return step.StepProperties;
        }

        return DocumentPrinter.ToJson(Merge(file, OwnOf(step)), indented: false);
    }

    /// <summary>True when the parameters of the job must come from the bucket: the project has no file, and the step lacks some.</summary>
    public static bool NeedsBucket(this BoundStep step, PlatformParameters? parameters) =>
        step.IsConnector
            && step.Executor is { } executor
            && FileOf(step, parameters) is null
            && (executor.NeedsJobFile || Missing(step).Count > 0);

    /// <summary>The required parameters that neither the step nor any job file sets.</summary>
    public static IReadOnlyList<string> Missing(this BoundStep step)
    {
        var own = OwnOf(step);
        return step.Executor is null
            ? []
            : [.. step.Executor.Parameters
                .Where(p => p.Required && p.Default is null && own?[p.Name] is null && !IsIn(step.With, p.Name)
                    && step.JobFiles.All(f => f.Parameters[p.Name] is null))
                .Select(p => p.Name)];
    }

    private static bool IsIn(BoundValue? with, string name) => with switch
    {
        BoundMap map => map.Entries.Any(e => e.Key == name),
        BoundLiteral { Node: MappingNode map } => map[name] is not null,
        _ => false,
    };

    /// <summary>The files of all environments and of this one, merged; null when there is neither.</summary>
    private static MappingNode? FileOf(BoundStep step, PlatformParameters? parameters)
    {
        var shared = step.JobFiles.FirstOrDefault(f => f.Environment is null)?.Parameters;
        var own = parameters?.Environment is { } environment
            ? step.JobFiles.FirstOrDefault(f => f.Environment == environment)?.Parameters
            : null;
        return (shared, own) switch
        {
            (null, null) => null,
            (null, _) => Typed(own!, step.Executor), // not null
            (_, null) => Typed(shared, step.Executor),
            _ => Typed(Merge(shared, own), step.Executor),
        };
    }

    private static MappingNode? OwnOf(BoundStep step) => step.StepProperties is { } text
        ? new JsonDocumentReader().Read(new SourceText(text, null)).Root as MappingNode
        : null;

    private static MappingNode Merge(MappingNode file, MappingNode? over) => over is null
        ? file
        : new MappingNode([.. file.Entries.Where(e => over[e.Key] is null), .. over.Entries]);

    /// <summary>AEF's job files write numbers and booleans as strings too; a connector passes on what it gets.</summary>
    private static MappingNode Typed(MappingNode file, ExecutorDefinition? executor) => new(
        [.. file.Entries.Select(e => executor?.FindParameter(e.Key) is { } parameter
            && e.Value is ScalarNode { ScalarKind: ScalarKind.String } text
            ? e with { Value = Typed(text, parameter.Type) }
            : e)]);

    /// <summary>A string as number or boolean, if its parameter has that type and it can be converted.</summary>
    internal static ScalarNode Typed(ScalarNode text, InputType type) => type switch
    {
        InputType.Integer when long.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            ScalarNode.Integer(number, text.Location),
        InputType.Number when double.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            ScalarNode.Double(number, text.Location),
        InputType.Boolean when bool.TryParse(text.Text, out var flag) => ScalarNode.Boolean(flag, text.Location),
        _ => text,
    };
}
