using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;

namespace Aef.Workflows.Journal;

/// <summary>A journal that this process has locked to continue its run. Nothing is written before <see cref="Continue"/>.</summary>
public sealed class JournalSession : IDisposable
{
    private readonly JournalFile _file;
    private JournalWriter? _writer;
    private (WorkflowEngine Engine, ReplayResult Result)? _replayed;

    private JournalSession(JournalFile file, JournalContent content)
    {
        _file = file;
        Content = content;
    }

    /// <summary>The contents of the journal.</summary>
    public JournalContent Content { get; private set; }

    /// <summary>True when each record is flushed to the disk.</summary>
    internal bool IsSynced => _file.IsSynced;

    /// <summary>Opens and locks a journal until the session is disposed.</summary>
    public static JournalOpening Open(string path, JournalDurability durability = JournalDurability.Process)
    {
        ArgumentNullException.ThrowIfNull(path);
        JournalFile? file = null;
        try
        {
            file = JournalFile.Open(path, durability);
            var result = file.Read(path);
            if (result.Journal is { } journal)
            {
                var session = new JournalSession(file, journal);
                file = null;
                return new JournalOpening(session, result.Diagnostics);
            }

            return new JournalOpening(null, result.Diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new JournalOpening(null, [JournalFile.Diagnostic(e, path)]);
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>Restores the secrets of the journal from their names, and keeps them out of appended records.</summary>
    public IReadOnlyList<Diagnostic> UseSecrets(JournalSecrets secrets)
    {
        var result = Content.WithSecrets(secrets);
        Content = result.Journal ?? Content;
        return result.Diagnostics;
    }

    /// <summary>Replays the journal with an engine, once: the same engine gets the same result again.</summary>
    public ReplayResult Replay(WorkflowEngine engine, ICallHandler handler)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (_replayed is not { } done || !ReferenceEquals(done.Engine, engine))
        {
            done = (engine, JournalReplay.Run(Content, engine, handler as IReplayedCallHandler));
            _replayed = done;
        }

        return done.Result;
    }

    /// <summary>
    /// Replays the journal with an engine, and reports whether it fits and what happens to the calls that were in flight.
    /// <see cref="Continue"/> with the same engine does not
    /// replay it again.
    /// </summary>
    public IReadOnlyList<Diagnostic> Check(WorkflowEngine engine, ICallHandler handler, InFlightRule rule)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var environment = handler as IReplayedCallHandler;
        var replay = Replay(engine, handler);
        if (replay.Diagnostics.Count > 0)
        {
            return replay.Diagnostics;
        }

        return engine.HasEnded
            ? [JournalDiagnostics.Ended.At(JournalReader.At(Content.Path, 0), Describe(engine.Execution))]
            : [.. replay.InFlight.Where(c => environment?.Holds(c) != true).Select(c => Describe(c, rule))];
    }

    /// <summary>
    /// Replays the journal with the engine that continues, unless <see cref="Check"/> has done so; removes a torn end, and records what
    /// happens to calls in flight. The host then runs with the options.
    /// </summary>
    /// <exception cref="InvalidOperationException">The journal does not match the engine: <see cref="Check"/> was not called, or its errors
    /// were ignored.</exception>
    public HostOptions Continue(WorkflowEngine engine, ICallHandler handler, InFlightRule rule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var environment = handler as IReplayedCallHandler;
        var replay = Replay(engine, handler);
        if (replay.Diagnostics is [var problem, ..])
        {
            throw new InvalidOperationException(problem.Message);
        }

        if (engine.HasEnded)
        {
            return HostOptions.Default;
        }

        var writer = OpenWriter();
        writer.Resumed(now);
        var failed = replay.InFlight.Where(c => environment?.Holds(c) != true && Fails(c, rule)).Select(c => c.Id).ToHashSet();
        var time = Content.Header.RealTime && now > engine.Now ? now : engine.Now;
        return new HostOptions
        {
            Boundary = writer,
            Pending = replay.Pending.Select(p => failed.Contains(p.Effect.Id) ? Fail(p, time, writer) : p).ToEquatableList(),
        };
    }

    /// <summary>Records the end of the execution, unless the journal has it already.</summary>
    public void End(Execution execution)
    {
        if (!Content.HasEnded)
        {
            OpenWriter().End(execution);
        }
    }

    /// <summary>Writes the current journal to a new file.</summary>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public void CopyTo(string path) => _file.CopyTo(path);

    /// <summary>Closes and unlocks the file.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        _file.Dispose();
    }

    private static PendingEffect Fail(PendingEffect pending, DateTimeOffset time, JournalWriter writer)
    {
        var error = WorkflowErrors.Connection("the process ended while the call was in flight, so its outcome is unknown");
        var failed = new PendingEffect(pending.Effect, EffectOutcome.Failure(error), time);
        writer.Answered(pending.Effect, EffectOutcome.Failure(error), time);
        return failed;
    }

    private static bool Fails(CallEffect call, InFlightRule rule) =>
        rule == InFlightRule.Fail || (rule == InFlightRule.Safe && !JournalCall.IsSafe(call));

    private static string Describe(Execution execution) => execution.State switch
    {
        ExecutionState.Succeeded => "has succeeded",
        ExecutionState.Cancelled => "was cancelled",
        _ => "has failed",
    };

    private Diagnostic Describe(CallEffect call, InFlightRule rule)
    {
        var location = call.Step?.Location ?? Location.None;
        if (rule == InFlightRule.Stop)
        {
            return JournalDiagnostics.Stopped.At(location, JournalCall.Describe(call, Content.Secrets));
        }

        return (Fails(call, rule) ? JournalDiagnostics.InFlight : JournalDiagnostics.Repeated)
            .At(location, JournalCall.Describe(call, Content.Secrets));
    }

    private JournalWriter OpenWriter()
    {
        if (_writer is null)
        {
            _file.AppendFrom(Content.Length, Content.EndsLine);
            _writer = new JournalWriter(_file, Content.Records.Count + 1, Content.Secrets);
        }

        return _writer;
    }
}
