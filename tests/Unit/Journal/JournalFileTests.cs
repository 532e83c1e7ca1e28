using Aef.Documents.Diagnostics;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Tests.Journal;

/// <summary>How the file of a journal comes about, and what becomes of it when it cannot be written.</summary>
public sealed class JournalFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-journal-file").FullName;

    private string JournalPath => Path.Combine(_folder, "run.journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_journal_is_there_with_its_header_or_not_at_all()
    {
        // The header is so large that writing it takes a while, in which another thread reads it.
        var header = JournaledWorkflow.Header with { Sources = [new JournalSource("source", null, new string('x', 16 << 20))] };
        var path = JournalPath;
        var watching = new ManualResetEventSlim();
        var first = Task.Run(() =>
        {
            watching.Set();
            while (!File.Exists(path))
            {
                Thread.SpinWait(10);
            }

            return new FileInfo(path).Length;
        });
        watching.Wait();

        using var writer = JournalWriter.Create(path, header).Writer.ShouldNotBeNull();

        (await first).ShouldBeGreaterThan(16 << 20);
        Directory.EnumerateFiles(_folder).ShouldBe([path]);
    }

    [Fact]
    public void A_journal_that_cannot_be_begun_leaves_no_file()
    {
        var creation = JournalWriter.Create(
            JournalPath, JournaledWorkflow.Header, [], JournalDurability.Power, null, _ =>
                throw new IOException("No space left on device"));

        creation.Writer.ShouldBeNull();
        creation.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6150");
        Directory.EnumerateFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_file_counts_as_a_run_that_was_not_started()
    {
        File.WriteAllText(JournalPath, string.Empty);

        JournalSession.Open(JournalPath).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6181");
        using (var writer = JournalWriter.Create(JournalPath, JournaledWorkflow.Header).Writer.ShouldNotBeNull())
        {
        }

        JournalReader.ReadFile(JournalPath).Journal.ShouldNotBeNull().Header.Name.ShouldBe("everything");
    }

    [Fact]
    public void An_empty_file_that_another_process_holds_is_left_alone()
    {
        using var other = new FileStream(JournalPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        JournalWriter.Create(JournalPath, JournaledWorkflow.Header).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6152");
    }

    [Fact]
    public void A_file_that_is_there_is_never_overwritten()
    {
        File.WriteAllText(JournalPath, "mine");

        JournalWriter.Create(JournalPath, JournaledWorkflow.Header).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("AEF6151");
        File.ReadAllText(JournalPath).ShouldBe("mine");
        Directory.EnumerateFiles(_folder).ShouldBe([JournalPath]);
    }

    [Fact]
    public void A_file_that_comes_in_between_is_not_overwritten_either()
    {
        using var file = JournalFile.Create(JournalPath, JournalDurability.Process);
        file.Append("mine"u8);
        File.WriteAllText(JournalPath, "theirs");

        JournalFile.Diagnostic(Should.Throw<IOException>(file.Publish), JournalPath).Code.ShouldBe("AEF6151");
        File.ReadAllText(JournalPath).ShouldBe("theirs");
    }

    [Fact]
    public void A_link_to_nothing_is_followed()
    {
        var target = Path.Combine(_folder, "target.journal");
        File.CreateSymbolicLink(JournalPath, "target.journal");

        using var writer = JournalWriter.Create(JournalPath, JournaledWorkflow.Header).Writer.ShouldNotBeNull();

        File.Exists(target).ShouldBeTrue();
        new FileInfo(JournalPath).LinkTarget.ShouldBe("target.journal");
    }

    [Theory]
    [InlineData(JournalDurability.Process, 0, 0)]
    [InlineData(JournalDurability.Power, 2, 2)]
    public void Each_record_is_forced_onto_the_disk_when_that_was_asked_for(JournalDurability durability, int created, int resumed)
    {
        var syncs = 0;
        var creation = JournalWriter.Create(JournalPath, JournaledWorkflow.Header, [], durability, null, _ => syncs++);
        using (var writer = creation.Writer.ShouldNotBeNull())
        {
            writer.Advancing(JournaledWorkflow.Start);
        }

        syncs.ShouldBe(created);
        syncs = 0;
        using var file = JournalFile.Open(JournalPath, durability, _ => syncs++);
        file.AppendFrom(new FileInfo(JournalPath).Length, endsLine: false);
        file.Append("x"u8);
        syncs.ShouldBe(resumed);
    }

    [Fact]
    public void Without_a_substitute_it_is_the_system_that_forces_records_onto_the_disk() =>
        JournalFile.DefaultSync.ShouldBe(RandomAccess.FlushToDisk);

    [Fact]
    public void A_record_that_cannot_be_written_stops_the_run_with_a_problem_that_has_a_code()
    {
        var records = 0;
        using var writer = JournalWriter.Create(JournalPath, JournaledWorkflow.Header, [], JournalDurability.Power, null, _ =>
        {
            if (++records > 12)
            {
                throw new IOException("No space left on device");
            }
        }).Writer.ShouldNotBeNull();
        var calls = new JournaledWorkflow();
        var engine = JournaledWorkflow.Engine();
        var options = new HostOptions { Boundary = writer };

        var error = Should.Throw<JournalWriteException>(() => VirtualTimeHost.Run(engine, calls, JournaledWorkflow.Start, options));

        error.Diagnostic.Code.ShouldBe("AEF6180");
        error.Diagnostic.Severity.ShouldBe(DiagnosticSeverity.Error);
        error.Diagnostic.Message.ShouldContain("No space left on device");
        error.Diagnostic.Location.Path.ShouldBe(JournalPath);
        engine.HasEnded.ShouldBeFalse();
    }
}
