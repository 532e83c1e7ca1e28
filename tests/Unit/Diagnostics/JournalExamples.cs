using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Tests.Journal;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;

namespace Aef.Tests.Diagnostics;

/// <summary>
/// Examples of diagnostics about journals: one deed a line, done to one journal in a folder of its own. <c>run</c> records the whole
/// workflow of the tests (<c>with secret</c>: one of its answers is a secret),
/// <c>empty</c> makes the file empty, <c>fill at line 5</c> records a run on a disk that is full there, <c>text …</c> makes the file hold
/// a string, <c>keep 3 lines</c> and <c>keep 3 lines and 20 bytes</c> cut it off, <c>damage line 3</c> changes a
/// character, <c>swap arguments</c> records a run of another argument under the same header, <c>source …</c> writes the source's file,
/// <c>delete source</c> takes it away, <c>fail POST https://…</c> records a run in which a call fails, <c>raise</c> one that fails on its
/// own,
/// <c>rerun</c> starts it again, <c>hold</c> opens the journal as another process would, and <c>resume</c> continues, with a rule for
/// calls in flight.
/// </summary>
internal sealed class JournalExamples : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-journal-page").FullName;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<IDisposable> _held = [];
    private WorkflowEngine? _program;

    private static WorkflowProgram Raising { get; } = JournaledWorkflow.Compile("""{"main": {"steps": [{"give_up": {"raise": "the job has failed"}}]}}""");

    private string JournalPath => Path.Combine(_folder, "run.journal");

    private string SourcePath => Path.Combine(_folder, "source.json");

    public static IEnumerable<Diagnostic> Run(string text)
    {
        using var example = new JournalExamples();
        foreach (var deed in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            example.Do(deed.Split(' '), deed);
        }

        return example._diagnostics;
    }

    public void Dispose()
    {
        _held.ForEach(h => h.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private void Do(string[] words, string deed)
    {
        switch (words[0])
        {
            case "run":
                Record(
                    JournaledWorkflow.Engine(),
                    secrets: words.Length > 1 ? new JournalSecrets(new Secrets([("greeting", "no such thing")])) : null);
                break;
            case "text":
                File.WriteAllText(JournalPath, deed[5..]);
                break;
            case "empty":
                File.WriteAllText(JournalPath, string.Empty);
                break;
            case "fill":
                RecordOnFullDisk(Number(words[^1]));
                break;
            case "keep":
                Keep(Number(words[1]), words.Length > 4 ? Number(words[4]) : 0);
                break;
            case "damage":
                var lines = File.ReadAllLines(JournalPath);
                lines[Number(words[2]) - 1] = lines[Number(words[2]) - 1].Replace("kind", "kinb", StringComparison.Ordinal);
                File.WriteAllLines(JournalPath, lines);
                break;
            case "swap":
                Record(
                    new WorkflowEngine(
                        JournaledWorkflow.Program,
                        WorkflowValue.FromMap(("name", "other")),
                        JournaledWorkflow.Header.Options));
                break;
            case "source":
                File.WriteAllText(SourcePath, deed[7..]);
                break;
            case "delete":
                File.Delete(SourcePath);
                break;
            case "fail":
                Record(JournaledWorkflow.Engine(), words[2]);
                break;
            case "raise":
                Record(new WorkflowEngine(Raising, WorkflowValue.Null, JournaledWorkflow.Header.Options));
                break;
            case "rerun":
                Rerun(words.Length > 1 ? words[1] : null);
                break;
            case "hold":
                _held.Add(JournalSession.Open(JournalPath).Session!); // the example has recorded it
                break;
            case "resume":
                Resume(words.Length > 1 ? Enum.Parse<InFlightRule>(words[1], ignoreCase: true) : InFlightRule.Safe);
                break;
            default:
                throw new ArgumentException($"unknown deed: {deed}", nameof(deed));
        }
    }

    private void Record(WorkflowEngine engine, string? refused = null, JournalSecrets? secrets = null)
    {
        _program = engine;
        var header = JournaledWorkflow.Header;
        header = File.Exists(SourcePath)
            ? header with { Sources = [new JournalSource("source", SourcePath, File.ReadAllText(SourcePath))] }
            : header;
        var creation = JournalWriter.Create(JournalPath, header, secrets: secrets);
        _diagnostics.AddRange(creation.Diagnostics);
        using var writer = creation.Writer;
        if (writer is not null)
        {
            writer.End(
                VirtualTimeHost.Run(
                    engine,
                    new JournaledWorkflow { Refused = refused },
                    JournaledWorkflow.Start,
                    new HostOptions { Boundary = writer }));
        }
    }

    private void RecordOnFullDisk(int lines)
    {
        var creation = JournalWriter.Create(JournalPath, JournaledWorkflow.Header, [], JournalDurability.Power, null, _ =>
        {
            if (lines-- == 0)
            {
                throw new IOException("No space left on device");
            }
        });
        using var writer = creation.Writer!; // there is room for the header
        try
        {
            var options = new HostOptions { Boundary = writer };
            VirtualTimeHost.Run(JournaledWorkflow.Engine(), new JournaledWorkflow(), JournaledWorkflow.Start, options);
        }
        catch (JournalWriteException e)
        {
            _diagnostics.Add(e.Diagnostic);
        }
    }

    private void Keep(int lines, int bytes)
    {
        var all = File.ReadAllLines(JournalPath);
        File.WriteAllText(
            JournalPath,
            string.Concat(all.Take(lines).Select(l => l + "\n")) + (bytes == 0 ? string.Empty : all[lines][..bytes]));
    }

    private void Resume(InFlightRule rule)
    {
        var opening = JournalSession.Open(JournalPath);
        _diagnostics.AddRange(opening.Diagnostics);
        using var session = opening.Session;
        if (session is null)
        {
            return;
        }

        _diagnostics.AddRange(JournalSources.Compare(session.Content.Header));
        _diagnostics.AddRange(session.UseSecrets(JournalSecrets.None));
        _diagnostics.AddRange(session.Check(JournaledWorkflow.Engine(), new JournaledWorkflow(), rule));
    }

    private void Rerun(string? from)
    {
        var journal = JournalReader.ReadFile(JournalPath).Journal!; // the example has recorded it
        var raises = _program?.Argument.IsNull == true;
        _diagnostics.AddRange(
            JournalRerun.Plan(
                journal,
                listener =>
                    raises
                        ? new WorkflowEngine(Raising, WorkflowValue.Null, JournaledWorkflow.Header.Options, listener)
                        : JournaledWorkflow.Engine(listener),
                from).Diagnostics);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
