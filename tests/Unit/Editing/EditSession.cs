using Aef.Adapters.Yaml;
using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Sessions;
using Aef.Core.Editing.Syntax;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Tests.Editing;

/// <summary>A session for tests, with one editor.</summary>
internal sealed class EditSession
{
    private const string Client = "tab";

    private long _sequence;

    public EditSession(string fileText, string path = "test.yaml", bool hasMark = false) =>
        Session = new DocumentSession(new YamlDocumentReader(), EditedText.FromFileText(fileText, hasMark), path);

    public DocumentSession Session { get; }

    public string FileText => Session.Text.ToFileText();

    public static NodePath Path(string path)
    {
        NodePath.TryParse(path, out var result).ShouldBeTrue(path);
        return result;
    }

    /// <summary>A value in JSON.</summary>
    public static DocumentNode Value(string json) =>
        new JsonDocumentReader().Read(new SourceText(json, "value.json")).Root.ShouldNotBeNull(json);

    public EditOutcome Form(FormEdit edit, int? version = null) =>
        Session.Apply(new FormChange(Client, version ?? Session.State.Version, edit));

    /// <summary>Makes an edit of the form that must be made, and returns the text of the file.</summary>
    public string Make(FormEdit edit)
    {
        var before = Session.State.Root.ShouldNotBeNull();
        var outcome = Form(edit);
        outcome.Status.ShouldBe(EditStatus.Applied, outcome.Reason);
        var intended = ReferenceEdits.Expand(before, edit).Aggregate(before, TreeChange.Apply);
        DocumentPrinter.ToJson(Session.State.Root.ShouldNotBeNull()).ShouldBe(DocumentPrinter.ToJson(intended));
        return FileText;
    }

    public string Set(string path, string json) => Make(new SetValue(Path(path), Value(json)));

    public string Text(string path, string value) => Make(new SetValue(Path(path), ScalarNode.String(value)));

    public string Remove(string path) => Make(new RemoveNode(Path(path)));

    public string Insert(string list, int index, string json) => Make(new InsertItem(Path(list), index, Value(json)));

    public string Move(string path, string list, int index) => Make(new MoveItem(Path(path), Path(list), index));

    public EditOutcome Type(int offset, int length, string text, int? version = null, string client = Client, bool continues = false) =>
        Session.Apply(new TextChange(client, ++_sequence, version ?? Session.State.Version,
            [new TextDelta(offset, length, text)]) { ContinuesStep = continues });

    /// <summary>Undoes everything.</summary>
    public string UndoAll()
    {
        while (Session.Undo(Client).Status == EditStatus.Applied)
        {
        }

        return FileText;
    }
}
