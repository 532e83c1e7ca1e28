using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Printing;
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
        if (!step.IsConnector && !step.RunsHere)
        {
            return step.StepProperties;
        }

        var written = step.PropertiesOf();
        var own = written is null ? null : ParameterConversion.Convert(written, step.Executor);
        return FileOf(step, parameters) is { } file ? DocumentPrinter.ToJson(StepJobFiles.Merge(file, own), indented: false)
            : own is null || own.Equals(written) ? step.StepProperties
            : DocumentPrinter.ToJson(own, indented: false);
    }

    /// <summary>True when the parameters of the job must come from the bucket: the project has no file, and the step lacks some.</summary>
    public static bool NeedsBucket(this BoundStep step, PlatformParameters? parameters) =>
        step.IsConnector
            && step.Executor is { } executor
            && FileOf(step, parameters) is null
            && (executor.NeedsJobFile || step.Missing(null).Count > 0);

    /// <summary>The parameters that the step requires, and that neither it nor a job file sets.</summary>
    /// <param name="step">The step.</param>
    /// <param name="file">The job file; null means none.</param>
    public static IReadOnlyList<string> Missing(this BoundStep step, MappingNode? file)
    {
        var own = step.PropertiesOf();
        return step.Executor is null
            ? []
            : [.. step.Executor.Parameters
                .Where(p => p.IsNeeded
                    && !IsIn(step.With, p.Name)
                    && ParameterConversion.IsAbsent(own?[p.Name])
                    && ParameterConversion.IsAbsent(file?[p.Name]))
                .Select(p => p.Name)];
    }

    private static bool IsIn(BoundValue? with, string name) => with switch
    {
        BoundMap map =>
            map.Entries.Any(e => e.Key == name && e.Value is not BoundLiteral { Node: ScalarNode { ScalarKind: ScalarKind.Null } }),
        BoundLiteral { Node: MappingNode map } => !ParameterConversion.IsAbsent(map[name]),
        _ => false,
    };

    /// <summary>The files of all environments and of this one, merged; null when there is neither.</summary>
    private static MappingNode? FileOf(BoundStep step, PlatformParameters? parameters) =>
        step.JobFileIn(parameters?.Environment) is { } file ? ParameterConversion.Convert(file, step.Executor) : null;
}
