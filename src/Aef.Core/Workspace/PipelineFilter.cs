using System.IO.Enumeration;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Terraform.Rules;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Workspace;

/// <summary>
/// Selects some of the pipelines of a folder, for example those of one domain. A pipeline is selected if its name matches one of the
/// patterns, if there are any, and if it has all of the labels.
/// </summary>
public sealed record PipelineFilter
{
    /// <summary>Selects every pipeline.</summary>
    public static PipelineFilter All { get; } = new();

    /// <summary>Patterns of names, with <c>*</c> and <c>?</c>; empty means all names.</summary>
    public EquatableList<string> Names { get; init; } = [];

    /// <summary>Labels that a pipeline must have.</summary>
    public EquatableList<KeyValuePair<string, string>> Labels { get; init; } = [];

    /// <summary>True if the pipeline is selected.</summary>
    public bool Selects(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return (Names.Count == 0 || Names.Any(n => IsNamed(pipeline, n))) && Labels.All(l => Has(pipeline, l));
    }

    /// <summary>A diagnostic for each pattern and each label that no pipeline has, and for files without any pipeline.</summary>
    /// <param name="pipelines">All pipelines.</param>
    /// <param name="files">The files and folders that they come from.</param>
    public IReadOnlyList<Diagnostic> Unused(IReadOnlyCollection<Pipeline> pipelines, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(pipelines);
        ArgumentNullException.ThrowIfNull(files);
        if (pipelines.Count == 0)
        {
            return [NoneSelected(Quoted.List(files))];
        }

        List<Diagnostic> unused =
        [
            .. Names.Where(n => !pipelines.Any(p => IsNamed(p, n))).Select(n => NoneSelected($"The pattern {Quoted.Text(n)}")),
            .. Labels.Where(l => !pipelines.Any(p => Has(p, l)))
                .Select(l => NoneSelected($"The label {Quoted.Text($"{l.Key}={l.Value}")}")),
        ];
        return unused.Count > 0 || pipelines.Any(Selects) ? unused : [NoneSelected("The filter")];
    }

    private static Diagnostic NoneSelected(string what) => TerraformDiagnostics.NotSelected.At(Location.None, what);

    private static bool IsNamed(Pipeline pipeline, string pattern) =>
        FileSystemName.MatchesSimpleExpression(pattern, pipeline.Name ?? PipelineName.Fallback, ignoreCase: false);

    private static bool Has(Pipeline pipeline, KeyValuePair<string, string> label) =>
        pipeline.Labels.Any(l => l.Name == label.Key && l.Value == label.Value);
}
