using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Inputs;
using Aef.Core.Views.Diagrams;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef show FILE</c>: shows the levels, threads and steps of a definition, as a tree, a Mermaid or Graphviz diagram, or an image.
/// </summary>
internal static class ShowCommand
{
    private const string Tree = "tree";
    private const string Mermaid = "mermaid";
    private const string Dot = "dot";
    private const string Svg = "svg";

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The definition, JSON or YAML; - reads standard input" };
        var format =
            new Option<string>("--format") { Description = "A tree for the terminal, a diagram for Mermaid or Graphviz, or an SVG image", HelpName = "tree|mermaid|dot|svg", DefaultValueFactory = _ => Tree }.AcceptOnlyFromAmong(Tree, Mermaid, Dot, Svg);
        var outFile = new Option<string?>("--out", "-o") { Description = "The output file; by default, standard output", HelpName = "OUT" };
        var force = CommonOptions.Force();
        var inputs = new Option<bool>("--inputs") { Description = "Show the inputs of the definition instead" };
        var output = CommonOptions.Output();
        var command = new Command("show", "Show the levels, threads and steps of a definition")
        {
            file, inputs, format, outFile, force, output,
        };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result => Run(
            console,
            new ShowOptions(result.GetRequiredValue(file))
            {
                Project = project.Read(result),
                Inputs = result.GetValue(inputs),
                Format = result.GetRequiredValue(format),
                Out = result.GetValue(outFile),
                Force = result.GetValue(force),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            }));
        return command;
    }

    private static int Run(CliConsole console, ShowOptions options)
    {
        if ((options.AsJson || options.Inputs) && options.Format != Tree)
        {
            var option = options.Inputs ? "--inputs" : "--output json";
            throw new UsageException($"{option} and --format {options.Format} cannot be combined.");
        }

        var loader = new InputLoader(console, options.Project with { TargetChoice = EngineTargets.OfChecks });
        var input = loader.Load(options.File);
        if (input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"\"{options.File}\" is Cloud Workflows source; 'aef show' shows definitions.");
        }

        var target = options.Out is InputLoader.Standard ? null : options.Out;
        var guard = new OutputGuard([options.File, .. loader.Workspace.PathsBeside(input.Path)], options.Force)
            .Check(target, OutputKind.Diagram);
        if (input.Bound is { } pipeline && !guard.Refuses)
        {
            Write(console, pipeline, target, options, input.Diagnostics);
            return ExitCode.Done;
        }

        IReadOnlyList<Diagnostic> diagnostics = [.. input.Diagnostics, .. guard.Diagnostics];
        if (options.AsJson)
        {
            if (options.Inputs)
            {
                InputsJson.Write(console.Output.Raw, null, diagnostics);
            }
            else
            {
                ShowJson.Write(console.Output.Raw, null, diagnostics);
            }
        }
        else
        {
            new DiagnosticWriter(console.Error).WriteAll(diagnostics);
            console.Error.WriteLine($"{TerminalText.Clean(options.File)}: not shown: {DiagnosticWriter.Count(diagnostics)}", TextStyle.Bad);
        }

        return ExitCode.Failed;
    }

    private static void Write(
        CliConsole console,
        BoundPipeline pipeline,
        string? target,
        ShowOptions options,
        IReadOnlyList<Diagnostic> diagnostics)
    {
        if (target is null)
        {
            Show(console.Output, pipeline, options, diagnostics);
            return;
        }

        using var text = new StringWriter();
        Show(new TerminalWriter(text), pipeline, options, diagnostics);
        OutputText.Write(target, text.ToString());
    }

    private static void Show(TerminalWriter terminal, BoundPipeline pipeline, ShowOptions options, IReadOnlyList<Diagnostic> diagnostics)
    {
        switch (options.Format)
        {
            case var _ when options.Inputs && options.AsJson:
                InputsJson.Write(terminal.Raw, InputDescription.Of(pipeline.Source), diagnostics);
                break;
            case var _ when options.Inputs:
                new InputTable(terminal, InputDescription.Of(pipeline.Source)).Write();
                break;
            case var _ when options.AsJson:
                ShowJson.Write(terminal.Raw, PipelineTree.Of(pipeline), diagnostics);
                break;
            case Mermaid:
                terminal.Raw.Write(MermaidWriter.Write(pipeline));
                break;
            case Dot:
                terminal.Raw.Write(DotWriter.Write(pipeline));
                break;
            case Svg:
                terminal.Raw.Write(SvgWriter.Write(pipeline));
                break;
            default:
                new TreeView(terminal, PipelineTree.Of(pipeline)).Write();
                break;
        }
    }
}
