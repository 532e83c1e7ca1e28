using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary><c>aef compile FILE --template TEMPLATE</c>: text that a template of the user creates from a definition.</summary>
internal static class CompileTemplate
{
    /// <summary>Renders the template and writes the text.</summary>
    public static int Run(CliConsole console, CompileRequest request, string template)
    {
        if ((request.Airflow is not null ? "--airflow" : request.Format is not null ? "--format" : null) is { } other)
        {
            throw new UsageException($"{other} has no effect on a template; omit it.");
        }

        var engine = new LazyTemplates();
        var loader = new InputLoader(console, TemplateCompiler.Checking(request.Project, engine));
        var compiler = new TemplateCompiler(loader.Workspace.Loader, engine);
        var text = compiler.Read(template);
        var input = loader.Load(request.File);
        PipelineCompilation.RefuseOtherKinds(request.File, input.Kind);
        if (input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"\"{request.File}\" is Cloud Workflows source; a template needs the definition of a pipeline.");
        }

        var parametersFile = request.Parameters ?? loader.Workspace.DefaultParametersPath(input.Path);
        var read = parametersFile is null ? null : loader.Workspace.LoadParameters(parametersFile);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange([.. input.Diagnostics, .. read?.Diagnostics ?? [], .. text.Diagnostics]);
        var files = new List<WrittenFile>();
        if (input.Bound is { } pipeline && text.Source is { } source && !diagnostics.HasErrors)
        {
            var compiled = compiler.Lower(pipeline, source, read?.Parameters);
            diagnostics.AddRange(compiled.Diagnostics);
            files.AddRange(compiled.Artifacts.Select(
                a => new WrittenFile("template", a, request.Out is { } path ? PathOf(path, a.FileName) : null)));
        }

        string?[] inputs = [request.File, template, parametersFile, .. loader.Workspace.PathsBeside(input.Path)];
        return new WrittenFiles(console, request).Write(files, diagnostics.Items, inputs);
    }

    private static string? PathOf(string outFile, string name) =>
        outFile == InputLoader.Standard ? null : WrittenFiles.IsFolder(outFile) ? Path.Combine(outFile, name) : outFile;
}
