using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Diagrams;
using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary><c>aef show FILE</c>: shows what a definition consists of, as a tree, a chart for Mermaid or Graphviz, or a picture.</summary>
internal static class ShowCommand
{
    private const string Tree = "tree";
    private const string Mermaid = "mermaid";
    private const string Dot = "dot";
    private const string Svg = "svg";

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The definition, JSON or YAML; - reads standard input" };
        var format = new Option<string>("--format") { Description = "A tree for the terminal, a diagram for Mermaid or Graphviz, or an SVG image", HelpName = "tree|mermaid|dot|svg", DefaultValueFactory = _ => Tree }.AcceptOnlyFromAmong(Tree, Mermaid, Dot, Svg);
        var command = new Command("show", "Show the levels, threads and steps of a definition") { file, format };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result => Run(console, project.Read(result), result.GetRequiredValue(file), result.GetRequiredValue(format)));
        return command;
    }

    private static int Run(CliConsole console, WorkspaceOptions project, string file, string format)
    {
        var input = new InputLoader(console, project).Load(file);
        if (input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"{file} is Cloud Workflows source; 'aef show' shows definitions");
        }

        if (input.Bound is not { } pipeline)
        {
            new DiagnosticWriter(console.Error).WriteAll(input.Diagnostics);
            console.Error.WriteLine($"{TerminalText.Clean(file)}: not shown: {DiagnosticWriter.Count(input.Diagnostics)}", TextStyle.Bad);
            return ExitCode.Failed;
        }

        Show(console, pipeline, format);
        return ExitCode.Done;
    }

    private static void Show(CliConsole console, BoundPipeline pipeline, string format)
    {
        switch (format)
        {
            case Mermaid:
                console.Output.Raw.Write(MermaidWriter.Write(pipeline));
                break;
            case Dot:
                console.Output.Raw.Write(DotWriter.Write(pipeline));
                break;
            case Svg:
                console.Output.Raw.Write(SvgWriter.Write(pipeline));
                break;
            default:
                new TreeView(console.Output, PipelineTree.Of(pipeline)).Write();
                break;
        }
    }
}
