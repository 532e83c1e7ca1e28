using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;

namespace Aef.Cli.Commands;

/// <summary>The <c>aef</c> command line: parses it, runs the command, and turns every outcome into an exit code and a message.</summary>
internal static class AefCommandLine
{
    // "@name" is a file name here, not a file with more arguments.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        CliConsole console,
        CancellationToken cancellationToken = default)
    {
        var root = Root(console);
        if (arguments.Count == 0)
        {
            root.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = console.Error.Raw });
            return ExitCode.Usage;
        }

        arguments = WithHelpOption(arguments, root);
        if (CompanionProgram.Find(arguments, root.Subcommands.SelectMany(c => c.Aliases.Prepend(c.Name))) is { } companion)
        {
            return await companion.RunAsync(console).ConfigureAwait(false);
        }

        var result = root.Parse(arguments, Parsing);
        var problems = CommandLineProblems.Of(result, arguments);
        if (problems.Count > 0)
        {
            return Refuse(result, problems, console.Error);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = console.Output.Raw,
                Error = console.Error.Raw,
                EnableDefaultExceptionHandler = false,

                // Jobs receive TERM, and KILL after five seconds; then the run is recorded and reported.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            };
            using var hangup = new HangupSignal(HangupSignal.IsIgnored(), cancellationToken);
            return await result.InvokeAsync(configuration, hangup.Token).ConfigureAwait(false);
        }
        catch (UsageException e)
        {
            console.Error.Write("aef: ", TextStyle.Bad).WriteLine(TerminalText.Clean(e.Message));
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("aef: cancelled", TextStyle.Caution);
            return ExitCode.Failed;
        }
        catch (RefusedException e)
        {
            return RunIds.Fail(console, e.Diagnostic);
        }
        catch (OutputException e)
        {
            new DiagnosticWriter(console.Error).WriteAll([e.Diagnostic]);
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.Error.Write("aef: ", TextStyle.Bad).WriteLine(TerminalText.Clean(FileFailure.Message(e)));
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // The last line of defence: any other exception is a bug in aef and is reported as one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return ReportBug(e, console.Error);
        }
    }

    /// <summary><c>aef help</c>, <c>aef help COMMAND</c> and <c>aef version</c> mean the options of these names.</summary>
    private static IReadOnlyList<string> WithHelpOption(IReadOnlyList<string> arguments, RootCommand root) => arguments switch
    {
        ["help"] => ["--help"],
        ["help", var name, ..] when root.Subcommands.Any(c => c.Name == name) && !arguments.Any(a => a.StartsWith('-')) =>
            [.. arguments.Skip(1), "--help"],
        ["version"] => ["--version"],
        _ => arguments,
    };

    private static RootCommand Root(CliConsole console) => new(
        "Check pipelines of levels, threads and steps, compile them to Cloud Workflows, and run them locally.")
    {
        ValidateCommand.Create(console),
        CompileCommand.Create(console),
        RunCommand.Create(console),
        SimulateCommand.Create(console),
        ResumeCommand.Create(console),
        RerunCommandLine.Create(console),
        TestCommand.Create(console),
        ShowCommand.Create(console),
        RunsCommand.Create(console),
        LogsCommand.Create(console),
        CancelCommand.Create(console),
        DecisionCommand.CreateApprove(console),
        DecisionCommand.CreateReject(console),
        AuditCommand.Create(console),
        MeasureCommand.Create(console),
        ExecuteCommand.Create(console),
        ExecutionsCommand.Create(console),
        ScheduleCommand.Create(console),
        BackfillCommand.Create(console),
        PublishCommand.Create(console),
        SchedulesCommand.Create(console),
        ServeCommand.Create(console),
        DiffCommand.Create(console),
        FormatCommand.Create(console),
        ImportCommand.Create(console),
        ExplainCommand.Create(console),
        ExecutorsCommand.Create(console),
        SchemaCommand.Create(console),
        ConnectionsCommand.Create(console),
        QueryCommand.Create(console),
        CompletionCommand.Create(console),
        InputCompletionCommand.Create(console),
        RunIdCompletionCommand.Create(console),
        StepCompletionCommand.Create(console),
    };

    private static int Refuse(ParseResult result, IReadOnlyList<string> problems, TerminalWriter error)
    {
        foreach (var problem in problems)
        {
            error.Write("aef: ", TextStyle.Bad).WriteLine(TerminalText.Clean(problem));
        }

        var command = result.CommandResult.Command;
        if (result.Tokens is [{ Type: TokenType.Argument, Value: var first }, ..]
            && !CommandLineProblems.HasSuggestion(result, first)
            && CompanionProgram.DescribeMissing(first) is { } missing)
        {
            error.WriteLine(TerminalText.Clean(missing), TextStyle.Dim);
        }

        error.WriteLine($"See '{CommandNames.Of(command)} --help'.", TextStyle.Dim);
        return ExitCode.Usage;
    }

    private static int ReportBug(Exception e, TerminalWriter error)
    {
        var text = e is AefInternalException ? e.Message : $"{AefInternalException.Code}: {e.GetType().Name}: {e.Message}";
        error.Write("error ", TextStyle.Bad).WriteLine(TerminalText.Clean(text));
        error.WriteLine(
            "  This is a bug in aef, not in your input. Please report it with the command line and the input files.",
            TextStyle.Active);
        // Exception.TargetSite needs metadata that trimming removes; this works natively too.
        if (new StackTrace(e).GetFrame(0) is { } frame && DiagnosticMethodInfo.Create(frame) is { } method)
        {
            error.WriteLine($"  It happened in {method.DeclaringTypeName}.{method.Name}.", TextStyle.Dim);
        }

        return ExitCode.Failed;
    }
}
