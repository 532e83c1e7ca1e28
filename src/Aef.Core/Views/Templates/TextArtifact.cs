using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;

namespace Aef.Core.Views.Templates;

/// <summary>Text that a template of a user creates from a pipeline.</summary>
public sealed class TextArtifact : IArtifact
{
    private static readonly string[] TemplateEndings = [".scriban", ".sbn", ".template", ".tmpl"];

    private readonly BoundPipeline _pipeline;
    private readonly string? _template;

    internal TextArtifact(BoundPipeline pipeline, string? template, string source)
    {
        _pipeline = pipeline;
        _template = template;
        Source = source;
    }

    /// <summary>The name of the pipeline.</summary>
    public string Name => _pipeline.Name;

    /// <summary>The name of the pipeline with the extension of the template: <c>runbook.md.scriban</c> creates <c>.md</c> files.</summary>
    public string FileName => Name + ExtensionOf(_template);

    /// <inheritdoc/>
    public string Source { get; }

    OutputKind IArtifact.Kind => OutputKind.Text;

    IEnumerable<string> IArtifact.Inputs => _pipeline.SourceFiles().Concat(new[] { _template }.OfType<string>());

    /// <summary>The text.</summary>
    public override string ToString() => Source;

    private static string ExtensionOf(string? template)
    {
        var name = Path.GetFileName(template) ?? string.Empty;
        var ending = Array.Find(TemplateEndings, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var extension = Path.GetExtension(ending is null ? name : name[..^ending.Length]);
        return extension.Length > 1 ? extension : ".txt";
    }
}
