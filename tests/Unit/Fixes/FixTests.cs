using System.Text;
using Aef.Adapters.Yaml;
using Aef.Core.Validation.Fixes;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Workspace;
using Aef.Tests.Baselines;
using Aef.Tests.Diagnostics;

namespace Aef.Tests.Fixes;

public sealed class FixTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-fix-");

    private static readonly AefWorkspace Workspace = new(new YamlDocumentReader());

    public static TheoryData<string> Definitions => [.. InvalidInput.Names.Where(n => InvalidInput.Load(n).Kind == "definition")];

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Also of fixes that nobody makes without being asked: an editor offers them.</summary>
    [Theory]
    [MemberData(nameof(Definitions))]
    public void Each_fix_leaves_a_document_without_its_diagnostic(string name)
    {
        var input = InvalidInput.Load(name);
        var source = new SourceText(input.Text, name);
        foreach (var diagnostic in Workspace.Load(source).Diagnostics)
        {
            foreach (var fix in diagnostic.Fixes)
            {
                var (text, made) = SourceFixer.Apply(source, [diagnostic.Only(fix)]);

                made.Count.ShouldBe(1);
                var after = Workspace.Load(new SourceText(text, name));
                after.Kind.ShouldNotBe(LoadedKind.Unknown, $"{fix}: {diagnostic}");
                after.Diagnostics.ShouldNotContain(
                    d => d.Code == diagnostic.Code && d.Message == diagnostic.Message && d.Location.Start == diagnostic.Location.Start,
                    $"{fix}: {diagnostic}");
            }
        }
    }

    [Fact]
    public void There_are_fixes_to_test() =>
        InvalidInput.Names.Select(InvalidInput.Load)
            .Where(i => i.Kind == "definition")
            .SelectMany(i => Workspace.Load(new SourceText(i.Text)).Diagnostics)
            .Sum(d => d.Fixes.Count)
            .ShouldBeGreaterThan(15);

    [Theory]
    [MemberData(nameof(Definitions))]
    public void What_is_fixed_stays_fixed(string name)
    {
        var source = new SourceText(InvalidInput.Load(name).Text, name);

        var once = SourceFixer.Fix(source, s => Workspace.Load(s).Diagnostics);
        var twice = SourceFixer.Fix(once.Source, s => Workspace.Load(s).Diagnostics);

        twice.Fixed.ShouldBeEmpty();
        twice.Source.Text.ShouldBe(once.Source.Text);
    }

    [Fact]
    public void Files_are_fixed_as_a_whole_with_their_line_ends_and_byte_order_mark()
    {
        var files = ProjectExamples.Write(
            """
            === p.json
            {"definition": [{"LEVEL_ID": "1", "THREADS": [{"THREAD_ID": "1", "STEPS": [{"JOB_ID": "A", "JOB_NAM": "a", "TYPE": "asynch", "FUNCTION_ID_NAME": "dataform-tag-executor", "NEXT": "AA"}]}]}]}
            === jobs/dataform-tag-executor/a.json
            {"dataform_project_id": "p", "dataform_location": "l", "repositry_name": "r", "branch": "b", "tags": []}
            """,
            _folder.FullName);
        File.WriteAllText(
            files[0],
            File.ReadAllText(files[0]).Replace("[{", "[\r\n{", StringComparison.Ordinal),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var results = new AefWorkspace(new YamlDocumentReader()).FixFile(files[0]);

        results.SelectMany(r => r.Fixed).Select(d => d.Code).ShouldBe(["AEF2023", "AEF1055", "AEF3018"]);
        var bytes = File.ReadAllBytes(files[0]);
        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeTrue();
        Encoding.UTF8.GetString(bytes).ShouldContain("[\r\n{\"JOB_ID\": \"A\", \"JOB_NAME\": \"a\", \"TYPE\": \"async\"");
        File.ReadAllText(files[1]).ShouldContain("\"repository_name\": \"r\"");
        File.ReadAllText(files[0]).ShouldContain("\"NEXT\": \"AA\"", customMessage: "a JOB_ID is a guess");
        Directory.GetFiles(_folder.FullName, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
        new AefWorkspace(new YamlDocumentReader()).FixFile(files[0]).ShouldBeEmpty();
    }

    [Fact]
    public void Two_typing_errors_of_one_key_are_not_both_fixed()
    {
        var source = new SourceText(
            "levels:\n- [{ job_id: A, job_name: a, executor: dataform-tag-executor, wait_time_second: 5, wait_time_secnds: 6 }]\n");

        var result = SourceFixer.Fix(source, s => Workspace.Load(s).Diagnostics);

        result.Fixed.ShouldHaveSingleItem();
        Workspace.Load(result.Source).HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_left_alone() =>
        Workspace.FixFile(Path.Combine(_folder.FullName, "none.yaml")).ShouldBeEmpty();
}

/// <summary>Applies one fix of a diagnostic as if it were safe.</summary>
internal static class FixOfDiagnostic
{
    public static Diagnostic Only(this Diagnostic diagnostic, DiagnosticFix fix) =>
        new Diagnostic(diagnostic.Descriptor, diagnostic.Location, diagnostic.Message).WithFix(new DiagnosticFix(fix.Title, fix.Edits));
}
