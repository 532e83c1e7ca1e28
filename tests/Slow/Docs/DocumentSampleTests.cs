using Aef.Tests.Native;
using Aef.Tests.Support;

namespace Aef.Tests.Docs;

/// <summary>Runs what README and the pages show, as a process of its own, and compares what comes out with what is shown.</summary>
public sealed class DocumentSampleTests : IDisposable
{
    private static readonly string[] Pages =
        [
            "README.md",
            "docs/cli.md",
            "docs/concurrency.md",
            "docs/for-each.md",
            "docs/schedules.md",
            "docs/simulate.md",
            "docs/testing.md",
            "examples/daily-sales/README.md",
            "examples/nightly-report/README.md",
            "examples/partner-feeds/README.md",
            "examples/taxi-trips/README.md",
            "examples/video-transcoding/README.md",
        ];
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-docs-").FullName;

    public static TheoryData<string, int> Samples()
    {
        var data = new TheoryData<string, int>();
        foreach (var page in Pages)
        {
            foreach (var (_, index) in DocumentSample.Of(page).Select((s, i) => (s, i)).Where(p => p.s.Arguments is not null))
            {
                data.Add(page, index);
            }
        }

        return data;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_a_page_shows_is_what_happens(string page, int index)
    {
        var sample = DocumentSample.Of(page).ElementAt(index);
        CopyExamples();
        foreach (var (name, text) in sample.Files)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, name), text);
        }

        var (exitCode, output, error) = await RunAsync(sample.Arguments!); // Samples returns only commands of aef

        exitCode.ShouldNotBe(2, error);
        error.ShouldNotContain("AEF9001");
        var shows = sample.Shows(output) || sample.Shows(error + output);
        if (!shows && Baseline.Updating)
        {
            sample.Rewrite(sample.Arguments![0] is "run" or "simulate" ? output : error + output); // Samples returns only commands of aef
            return;
        }

        shows.ShouldBeTrue(
            $"{sample} has another output. If the change is intended, rewrite it with AEF_UPDATE_BASELINES=1 dotnet test tests/Slow:\n{error}{output}");
    }

    [Fact]
    public void Every_page_shows_a_command() =>
        Pages.ShouldAllBe(p => DocumentSample.Of(p).Any(s => s.Arguments != null));

    [Fact]
    public void Every_page_that_shows_the_output_of_a_command_is_compared()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples"), "*.md", SearchOption.AllDirectories))
            .Select(p => Path.GetRelativePath(Repository.Root, p).Replace('\\', '/'));

        pages.Where(p => DocumentSample.Of(p).Any(s => s is { Arguments: not null, Output: not null })).Except(Pages).ShouldBeEmpty();
    }

    private Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments) => NativeCommand.Path is null
        ? NativeCommand.RunPlainAsync(_folder, string.Empty, arguments)
        : NativeCommand.RunAsync(_folder, string.Empty, arguments);

    private void CopyExamples()
    {
        var examples = Path.Combine(Repository.Root, "examples");
        foreach (var file in Directory.EnumerateFiles(examples, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, "examples", Path.GetRelativePath(examples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // a file is in a folder
            File.Copy(file, copy);
        }
    }
}
