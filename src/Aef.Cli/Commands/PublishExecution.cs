using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Google.Publishing;
using Aef.Google.Rest.Clients;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>Plans, shows, asks and applies.</summary>
internal sealed class PublishExecution(CliConsole console, PublishOptions options, AefWorkspace workspace, GoogleClients clients)
{
    private readonly Publisher _publisher = new(clients, new LazyCron(), new LazyLineDiff(), GoogleOptions.Clock);

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(DeploymentRequest request, CancellationToken cancellationToken)
    {
        if (ReadPlan(out var reviewed) is { } unreadable)
        {
            return Fail(unreadable);
        }

        var prepared = await PrepareAsync(request, reviewed, cancellationToken).ConfigureAwait(false);
        if (reviewed is not null)
        {
            prepared = prepared.Reviewed(reviewed);
        }

        var plan = prepared.Plan;
        new DiagnosticWriter(console.Error).WriteAll(plan.Diagnostics);
        if (plan.HasErrors)
        {
            return ExitCode.Failed;
        }

        Show(plan);
        if (options.PlanOnly || plan.Changes.Count == 0)
        {
            return ExitCode.Done;
        }

        if (!options.Yes && !(console.CanAsk && Confirms(plan)))
        {
            return console.CanAsk ? Refused() : Fail(PublishDiagnostics.NotConfirmed.At(Location.None));
        }

        var result = await _publisher.ApplyAsync(prepared, Report, cancellationToken).ConfigureAwait(false);
        new DiagnosticWriter(console.Error).WriteAll(result.Diagnostics);
        (options.AsJson ? console.Error : console.Output).WriteLine(result.IsComplete
            ? $"Published: {result.Done.Count} of {plan.Changes.Count} changes are done."
            : $"Not published: {result.Done.Count} of {plan.Changes.Count} changes are done. Run the command again to continue.");
        return result.IsComplete ? ExitCode.Done : ExitCode.Failed;
    }

    private Task<PreparedPlan> PrepareAsync(DeploymentRequest request, PublishPlan? reviewed, CancellationToken cancellationToken) =>
        options.Rollback is { } revision
            ? new Rollback(clients, new LazyLineDiff(), GoogleOptions.Clock)
                .PlanAsync(workspace.DescribeDeployment(request), options.Workflow!, revision, cancellationToken) // checked
            : _publisher.PlanAsync(
                workspace.LoadDeployment(request),
                new PublishRequest { Prunes = options.Prune || reviewed is { Prunes: true } },
                cancellationToken);

    private Diagnostic? ReadPlan(out PublishPlan? plan)
    {
        plan = null;
        if (options.Plan is null)
        {
            return null;
        }

        var text = SourceTextReader.ReadFile(options.Plan);
        if (text.Source is null)
        {
            return text.Diagnostics[0]; // there is one without a source
        }

        plan = PlanFile.Read(text.Source.Text, options.Plan, out var problem);
        return problem;
    }

    private void Show(PublishPlan plan)
    {
        if (options.PlanFile is { } file)
        {
            OutputText.Write(file, PlanFile.Write(plan));
        }

        if (options.Summary is { } summary)
        {
            OutputText.Write(summary, PlanText.Markdown(plan));
        }

        if (options.AsJson)
        {
            console.Output.Raw.Write(RunnerCommands.EscapeInQuotes(PlanFile.Write(plan)));
            return;
        }

        foreach (var line in PlanText.Lines(plan))
        {
            console.Output.WriteLine(line, Style(line));
        }
    }

    private static TextStyle Style(string line) => line.TrimStart() is [var sign, ' ', ..]
        ? sign switch { '+' => TextStyle.Good, '-' => TextStyle.Bad, _ => TextStyle.Plain }
        : TextStyle.Plain;

    private bool Confirms(PublishPlan plan)
    {
        console.Error.Write($"Apply these {plan.Changes.Count} changes to {plan.Environment} ({plan.Project})? Type yes: ");
        console.Flush();
        using var reader = new StreamReader(console.OpenInput());
        return string.Equals(reader.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }

    private int Refused()
    {
        console.Error.WriteLine("Nothing was changed.");
        return ExitCode.Failed;
    }

    private void Report(PlanItem item) => (options.AsJson ? console.Error : console.Output)
        .WriteLine(TerminalText.Clean(
            $"{item.Action switch { PlanAction.Create => "created", PlanAction.Delete => "deleted", _ => "changed" }} {item.Name}"));

    private int Fail(Diagnostic diagnostic)
    {
        new DiagnosticWriter(console.Error).WriteAll([diagnostic]);
        return ExitCode.Failed;
    }
}
