using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Runs.Executors.Commands;

/// <summary>The local kind <c>command</c>: a process runs the job, without a shell.</summary>
public sealed class CommandKind : ILocalKind
{
    /// <summary>How long a process may need to end after TERM.</summary>
    internal static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _grace;

    /// <summary>Creates the kind: a process has five seconds to end after TERM.</summary>
    public CommandKind()
        : this(DefaultGrace)
    {
    }

    /// <summary>Creates the kind with another time to end after TERM.</summary>
    internal CommandKind(TimeSpan grace) => _grace = grace;

    /// <inheritdoc/>
    public string Name => "command";

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(BoundStep step, LocalBinding binding, LocalRunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(settings);
        if (binding is not CommandBinding command)
        {
            yield break;
        }

        if (command.Command.Count == 0)
        {
            yield return LocalRunDiagnostics.EmptyCommand.At(
                step.Source.Location,
                Quoted.Text(step.JobId),
                Quoted.Text(step.Executor?.Name ?? step.Function ?? string.Empty));
        }
        else if (command.Command[0] is var program
            && !program.Contains("${", StringComparison.Ordinal)
            && ProgramSearch.Find(program, settings.Folder, settings.Variables) is null)
        {
            yield return LocalRunDiagnostics.NoProgram.At(step.Source.Location, Quoted.Text(step.JobId), Quoted.Text(program));
        }
    }

    /// <inheritdoc/>
    public IJobExecutor Create(LocalRunSettings settings) => new CommandExecutor(settings, _grace);
}
