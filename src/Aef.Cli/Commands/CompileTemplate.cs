using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Targets;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary><c>aef compile FILE --template TEMPLATE</c>: text that a template of the user creates from a definition.</summary>
internal static class CompileTemplate
{
    /// <summary>Renders the template and writes the text.</summary>
    public static int Run(CliConsole console, CompileOptions options, string template)
    {
        var engine = new LazyTemplates();
        var loader = new InputLoader(console, TemplateCompiler.Checking(options.Project, engine));
        var compiler = new TemplateCompiler(loader.Workspace.Loader, engine);
        var text = compiler.Read(template);
        var input = loader.Load(options.File);
        PipelineCompilation.RefuseOtherKinds(options.File, input.Kind);
        if (input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"\"{options.File}\" is Cloud Workflows source; a template needs the definition of a pipeline.");
        }

        var parametersFile = options.Parameters ?? loader.Workspace.DefaultParametersPath(input.Path);
        var read = parametersFile is null ? null : loader.Workspace.LoadParameters(parametersFile);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange([.. input.Diagnostics, .. read?.Diagnostics ?? [], .. text.Diagnostics]);
        IReadOnlyList<IArtifact> artifacts = [];
        if (input.Bound is { } pipeline && text.Source is { } source && !diagnostics.HasErrors)
        {
            var compiled = compiler.Lower(pipeline, source, read?.Parameters);
            diagnostics.AddRange(compiled.Diagnostics);
            artifacts = compiled.Artifacts;
        }

        string?[] inputs = [options.File, template, parametersFile, .. loader.Workspace.PathsBeside(input.Path)];
        var files = new CompiledOutput(options).Write(artifacts, inputs, diagnostics);
        return CompileCommand.Report(console, options, "files", files, diagnostics.Items);
    }
}
