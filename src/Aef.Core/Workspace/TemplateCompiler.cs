using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Templates;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Core.Workspace;

/// <summary>Compiles pipelines to text with the templates of users.</summary>
/// <param name="loader">Provides the configuration and the job files of each pipeline.</param>
/// <param name="engine">Renders templates.</param>
public sealed class TemplateCompiler(DefinitionLoader loader, ITemplateEngine engine)
{
    /// <summary>Options for a workspace that checks definitions for templates: only the rules that every target has apply.</summary>
    public static WorkspaceOptions Checking(WorkspaceOptions options, ITemplateEngine engine)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Target = new TemplateTarget(engine, new SourceText(string.Empty)) };
    }

    /// <summary>
    /// Reads a template; the text is null when it cannot be read or has syntax errors, which the diagnostics report together.
    /// </summary>
    public SourceTextResult Read(string path)
    {
        var text = SourceTextReader.ReadFile(path).WithSimilarName(path);
        if (text.Source is not { } source)
        {
            return text;
        }

        var problems = new TemplateTarget(engine, source).Check();
        return new SourceTextResult(problems.Count == 0 ? source : null, [.. text.Diagnostics, .. problems]);
    }

    /// <summary>Checks a pipeline and renders a template over it.</summary>
    public CompileResult Compile(
        Pipeline pipeline,
        SourceText template,
        PlatformParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return new PipelineCompiler(loader).Checked(pipeline, bound => Lower(bound, template, parameters, cancellationToken));
    }

    /// <summary>Renders a template over a checked pipeline; the diagnostics are those of the template.</summary>
    public CompileResult Lower(
        BoundPipeline pipeline,
        SourceText template,
        PlatformParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var target = new TemplateTarget(engine, template, cancellationToken);
        return new PipelineCompiler(loader).Lower(pipeline, target, parameters);
    }
}
