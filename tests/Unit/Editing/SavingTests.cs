using Aef.Adapters.Differences;
using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Saving;
using Aef.Core.Editing.Sessions;
using Aef.Adapters.Yaml;

namespace Aef.Tests.Editing;

/// <summary>Saving writes whole files and never over a change of somebody else.</summary>
public sealed class SavingTests : IDisposable
{
    private const string Text = "\uFEFFname: a\r\nlevels: []\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-save-").FullName;

    private string File => Path.Combine(_folder, "p.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_text_without_changes_is_not_written()
    {
        var file = Open();
        var before = System.IO.File.GetLastWriteTimeUtc(File);

        file.Save(file.Base).Status.ShouldBe(SaveStatus.Unchanged);

        System.IO.File.GetLastWriteTimeUtc(File).ShouldBe(before);
        file.IsUnsaved(file.Base).ShouldBeFalse();
    }

    [Fact]
    public void Saving_keeps_line_breaks_and_the_byte_order_mark()
    {
        var file = Open();
        var session = Session(file);
        session.Apply(new TextChange("tab", 1, 0, [new TextDelta(6, 1, "b")]));
        file.IsUnsaved(session.Text).ShouldBeTrue();

        file.Save(session.Text).Status.ShouldBe(SaveStatus.Saved);

        System.IO.File.ReadAllBytes(File).ShouldBe(System.Text.Encoding.UTF8.GetBytes("\uFEFFname: b\r\nlevels: []\n"));
        file.IsUnsaved(session.Text).ShouldBeFalse();
        session.Undo("tab");
        file.Save(session.Text).Status.ShouldBe(SaveStatus.Saved);
        System.IO.File.ReadAllText(File).ShouldBe(Text[1..]);
    }

    [Fact]
    public void A_file_that_changed_is_not_written_but_merged()
    {
        var file = Open();
        var session = Session(file);
        session.Apply(new TextChange("tab", 1, 0, [new TextDelta(6, 1, "b")]));
        System.IO.File.WriteAllText(File, "\uFEFFname: a\r\nlevels: []\n# theirs\r\n");

        var saved = file.Save(session.Text);
        saved.Status.ShouldBe(SaveStatus.ChangedOnDisk);
        saved.OnDisk.ShouldNotBeNull().ToFileText().ShouldEndWith("# theirs\r\n");
        System.IO.File.ReadAllText(File).ShouldStartWith("name: a");
        file.FindChange().ShouldNotBeNull();

        file.Merge(session, new LineDiff()).ShouldNotBeNull().Conflicts.ShouldBeEmpty();
        session.Text.ToFileText().ShouldBe("name: b\r\nlevels: []\n# theirs\r\n");
        file.FindChange().ShouldBeNull();
        file.Save(session.Text).Status.ShouldBe(SaveStatus.Saved);

        // Undo goes back across the save and the merge.
        session.Undo("tab");
        session.Undo("tab");
        session.Text.ToFileText().ShouldBe("name: a\r\nlevels: []\n");
        file.IsUnsaved(session.Text).ShouldBeTrue();
    }

    [Fact]
    public void A_missing_file_is_only_created_again_on_request()
    {
        var file = Open();
        System.IO.File.Delete(File);

        file.Save(file.Base).Status.ShouldBe(SaveStatus.Missing);
        System.IO.File.Exists(File).ShouldBeFalse();

        file.Save(file.Base, overwrite: true).Status.ShouldBe(SaveStatus.Saved);
        System.IO.File.ReadAllText(File).ShouldBe(Text[1..]);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_an_error_with_a_reason()
    {
        var file = Open();
        System.IO.File.Delete(File);
        Directory.CreateDirectory(File);

        var result = file.Save(file.Base, overwrite: true);

        result.Status.ShouldBe(SaveStatus.Failed);
        result.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_link_stays_one()
    {
        var link = Path.Combine(_folder, "link.yaml");
        System.IO.File.WriteAllText(File, Text);
        System.IO.File.CreateSymbolicLink(link, File);
        var file = DocumentFile.Open(link, out _).ShouldNotBeNull();

        file.Save(EditedText.FromFileText("name: c\n")).Status.ShouldBe(SaveStatus.Saved);

        System.IO.File.ReadAllText(File).ShouldBe("name: c\n");
        new FileInfo(link).LinkTarget.ShouldNotBeNull();
    }

    [Fact]
    public void An_empty_file_can_be_edited()
    {
        System.IO.File.WriteAllText(File, string.Empty);

        DocumentFile.Open(File, out var problem).ShouldNotBeNull().Base.Text.ShouldBeEmpty();
        problem.ShouldBeNull();
        DocumentFile.Open(Path.Combine(_folder, "missing.yaml"), out problem).ShouldBeNull();
        problem.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\nd\n", "a\nB\nc\nd\n", 0)]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n", "a\nB\nc\n", 0)]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "a\nX\nc\n", "a\nB\nc\n", 1)]
    [InlineData("a\nb\nc\n", "a\nc\n", "a\nX\nc\n", "a\nc\n", 1)]
    [InlineData("a\nb\nc\n", "b\nc\n", "a\nb\n", "b\n", 0)]
    [InlineData("a\nb\n", "a\r\nb\n", "a\nb\nc\n", "a\r\nb\nc\n", 0)]
    [InlineData("a\n", "", "a\n", "", 0)]
    [InlineData("", "x\n", "y\n", "x\n", 1)]
    [InlineData("a\nb", "a\nb", "a\nb\n", "a\nb\n", 0)]
    public void Changes_of_both_sides_are_merged_by_lines(string origin, string mine, string theirs, string merged, int conflicts)
    {
        var result = new ThreeWayMerge(new LineDiff()).Merge(
            EditedText.FromFileText(origin), EditedText.FromFileText(mine), EditedText.FromFileText(theirs));

        result.Conflicts.Count.ShouldBe(conflicts);
        result.Text.ToFileText().ShouldBe(merged);
    }

    [Fact]
    public void A_conflict_lists_all_three_sides()
    {
        var conflict = new ThreeWayMerge(new LineDiff()).Merge(
            EditedText.FromFileText("a\nb\nc\n"), EditedText.FromFileText("a\nB\nc\n"), EditedText.FromFileText("a\nX\nY\nc\n"))
                .Conflicts.ShouldHaveSingleItem();

        conflict.Line.ShouldBe(2);
        conflict.Base.ShouldBe(["b"]);
        conflict.Mine.ShouldBe(["B"]);
        conflict.Theirs.ShouldBe(["X", "Y"]);
    }

    [Fact]
    public void Merging_with_one_changed_side_is_that_side()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var origin = Random(random, 8);
            var changed = Random(random, 8);
            new ThreeWayMerge(new LineDiff()).Merge(origin, changed, origin).ShouldSatisfyAllConditions(
                m => m.Conflicts.ShouldBeEmpty(), m => m.Text.ShouldBe(changed));
            new ThreeWayMerge(new LineDiff()).Merge(origin, origin, changed).ShouldSatisfyAllConditions(
                m => m.Conflicts.ShouldBeEmpty(), m => m.Text.ShouldBe(changed));
            var operation = LineOperation.Between(origin, changed, new LineDiff());
            origin.Apply(operation).ShouldBe(changed);
            changed.Apply(operation.Invert(origin)).ShouldBe(origin);
        }
    }

    private static EditedText Random(Random random, int lines) => EditedText.FromFileText(string.Concat(
        Enumerable.Range(0, random.Next(lines))
            .Select(_ => "abc"[random.Next(3)] + (random.Next(3) == 0 ? "\r\n" : "\n"))) + (random.Next(3) == 0 ? "end" : string.Empty));

    private static DocumentSession Session(DocumentFile file) => new(new YamlDocumentReader(), file.Base, file.Path);

    private DocumentFile Open()
    {
        System.IO.File.WriteAllText(File, Text);
        return DocumentFile.Open(File, out _).ShouldNotBeNull();
    }
}
