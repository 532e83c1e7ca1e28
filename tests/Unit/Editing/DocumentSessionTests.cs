using Aef.Core.Editing.Changes;
using Aef.Core.Editing.Forms;
using Aef.Core.Editing.Sessions;
using Aef.Documents.Tree;

namespace Aef.Tests.Editing;

/// <summary>One document for several editors: versions, rebased deltas, one undo history, and the last valid state.</summary>
public sealed class DocumentSessionTests
{
    [Fact]
    public void Typing_changes_the_text_and_the_model()
    {
        var session = new EditSession("name: a\n");

        session.Type(6, 1, "sales").Status.ShouldBe(EditStatus.Applied);

        session.FileText.ShouldBe("name: sales\n");
        session.Session.State.Pipeline.ShouldNotBeNull().Name.ShouldBe("sales");
        session.Session.State.Version.ShouldBe(1);
    }

    [Fact]
    public void Typing_at_an_older_version_is_moved_past_the_changes_since_then()
    {
        var session = new EditSession("name: a\ndescription: b\n");
        session.Type(0, 0, "# one\n", client: "other");

        var outcome = session.Type(21, 1, "text", version: 0);

        outcome.Status.ShouldBe(EditStatus.Applied);
        outcome.Deltas.ShouldBe([new TextDelta(0, 0, "# one\n")]);
        session.FileText.ShouldBe("# one\nname: a\ndescription: text\n");
    }

    [Fact]
    public void Text_typed_inside_of_removed_text_is_kept()
    {
        var session = new EditSession("name: abcdef\n");
        session.Type(6, 6, "x", client: "other");

        session.Type(9, 0, "NEW", version: 0);

        session.FileText.ShouldBe("name: xNEW\n");
    }

    [Fact]
    public void A_batch_that_is_sent_again_is_not_made_again()
    {
        var session = new EditSession("a: 1\n");
        var batch = new TextChange("tab", 7, 0, [new TextDelta(0, 0, "x")]);
        var first = session.Session.Apply(batch);

        session.Session.Apply(batch).ShouldBe(first);

        session.FileText.ShouldBe("xa: 1\n");
        session.Session.Apply(batch with { Sequence = 6 }).Status.ShouldBe(EditStatus.Resync);
    }

    [Fact]
    public void Random_typing_of_two_editors_converges()
    {
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            var session = new EditSession("name: sales 😀\nlevels:\n  - level_id: a\n");
            var tabs = new[] { new FakeTab(session.Session, "one"), new FakeTab(session.Session, "two") };
            for (var i = 0; i < 30; i++)
            {
                var tab = tabs[random.Next(2)];
                switch (random.Next(3))
                {
                    case 0:
                        tab.Type(random);
                        break;
                    case 1:
                        tab.Send();
                        break;
                    default:
                        tab.Receive();
                        break;
                }
            }

            foreach (var tab in tabs.Concat(tabs))
            {
                tab.Send();
                tab.Receive();
            }

            tabs[0].Text.ShouldBe(session.Session.Text.Text);
            tabs[1].Text.ShouldBe(session.Session.Text.Text);
            session.UndoAll().ShouldBe("name: sales 😀\nlevels:\n  - level_id: a\n");
        }
    }

    [Theory]
    [InlineData(3, 9, "x", "outside")]
    [InlineData(-1, 0, "x", "outside")]
    [InlineData(0, 0, "\0", "NUL")]
    [InlineData(0, 0, "a\r\n", "LF")]
    [InlineData(4, 0, "x", "inside a character")]
    [InlineData(3, 1, "", "inside a character")]
    public void A_delta_that_cannot_be_applied_is_refused(int offset, int length, string text, string reason)
    {
        var session = new EditSession("a: 😀\n");

        var outcome = session.Type(offset, length, text);

        outcome.Status.ShouldBe(EditStatus.Refused);
        outcome.Reason.ShouldNotBeNull().ShouldContain(reason);
        session.FileText.ShouldBe("a: 😀\n");
        session.Session.State.Version.ShouldBe(0);
    }

    [Fact]
    public void Half_of_a_character_is_refused() // an attribute cannot hold it
    {
        var session = new EditSession("a: 1\n");

        session.Type(0, 0, "x" + '\ud83d').Reason.ShouldNotBeNull().ShouldContain("half of a character");
        session.Type(0, 0, "\ufffd").Status.ShouldBe(EditStatus.Applied);
    }

    [Theory]
    [InlineData("a: 1\r\nb: 2\r\n", "a: 1\r\nx\r\nb: 2\r\n")]
    [InlineData("a: 1\rb: 2\r", "a: 1\rx\rb: 2\r")]
    [InlineData("a: 1\r\nb: 2\nc: 3\r", "a: 1\r\nx\r\nb: 2\nc: 3\r")]
    [InlineData("a: 1\n\u2028b: 2\r\n", "a: 1\nx\n\u2028b: 2\r\n")]
    public void Every_line_keeps_its_line_break(string before, string after)
    {
        var session = new EditSession(before, hasMark: true);

        session.Type(5, 0, "x\n");

        session.FileText.ShouldBe(after);
        session.UndoAll().ShouldBe(before);
        session.Session.Text.ToBytes()[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        session.Session.Redo("tab");
        session.FileText.ShouldBe(after);
    }

    [Fact]
    public void Deleted_lines_come_back_with_their_line_breaks()
    {
        const string text = "a: 1\r\nb: 2\nc: 3\rd: 4\r\n";
        var session = new EditSession(text);

        session.Type(0, session.Session.Text.Text.Length, string.Empty);
        session.FileText.ShouldBeEmpty();

        session.UndoAll().ShouldBe(text);
    }

    [Fact]
    public void Form_edits_and_typing_are_one_history()
    {
        var session = new EditSession("name: a # c\r\nlevels: []\r\n");
        session.Text("name", "b");
        session.Type(0, 0, "# x\n");
        session.Type(3, 0, "y", continues: true);
        session.Set("description", "\"d\"");
        session.FileText.ShouldBe("# xy\r\nname: b # c\r\nlevels: []\r\ndescription: d\r\n");

        session.Session.UndoTitle.ShouldBe("Set description");
        session.Session.Undo("tab");
        session.Session.UndoTitle.ShouldBe("Typing");
        session.Session.Undo("other");
        session.FileText.ShouldBe("name: b # c\r\nlevels: []\r\n");
        session.Session.Undo("tab");
        session.FileText.ShouldBe("name: a # c\r\nlevels: []\r\n");
        session.Session.Undo("tab").Status.ShouldBe(EditStatus.Unchanged);
        session.Session.Redo("tab");
        session.Session.Redo("tab");
        session.Session.Redo("tab");
        session.FileText.ShouldBe("# xy\r\nname: b # c\r\nlevels: []\r\ndescription: d\r\n");
        session.Session.Redo("tab").Status.ShouldBe(EditStatus.Unchanged);
    }

    [Fact]
    public void Broken_text_keeps_the_last_valid_state_and_reports_where_it_is_broken()
    {
        var session = new EditSession("name: a\nlevels: []\n");
        session.Type(16, 2, "[");

        var state = session.Session.State;
        state.IsBroken.ShouldBeTrue();
        state.Breakage.ShouldNotBeNull().Location.Start.Line.ShouldBeGreaterThan(1);
        state.LastValid.ShouldNotBeNull().Version.ShouldBe(0);
        state.LastValid.Pipeline.ShouldNotBeNull().Name.ShouldBe("a");
        session.Form(new SetValue(EditSession.Path("name"), ScalarNode.String("b"))).Status.ShouldBe(EditStatus.Refused);

        session.Type(17, 0, "]");
        session.Session.State.IsBroken.ShouldBeFalse();
        session.Session.State.LastValid.ShouldBe(session.Session.State);
    }

    [Fact]
    public void A_form_edit_of_an_older_version_finds_its_node_again()
    {
        var session = new EditSession("levels:\n  - level_id: a\n  - level_id: b\n");
        session.Insert("levels", 0, "{\"level_id\": \"new\"}");

        session.Form(new SetValue(EditSession.Path("levels[1].level_id"), ScalarNode.String("c")), version: 0)
            .Status.ShouldBe(EditStatus.Applied);

        session.FileText.ShouldBe("levels:\n  - level_id: new\n  - level_id: a\n  - level_id: c\n");
    }

    [Fact]
    public void Two_forms_on_one_node_are_a_conflict_that_shows_the_new_value()
    {
        var session = new EditSession("name: a\n");
        session.Text("name", "b");

        var outcome = session.Form(new SetValue(EditSession.Path("name"), ScalarNode.String("c")), version: 0);

        outcome.Status.ShouldBe(EditStatus.Conflict);
        outcome.Current.ShouldBe(ScalarNode.String("b"));
        session.FileText.ShouldBe("name: b\n");
    }

    [Fact]
    public void An_edit_of_a_removed_node_is_a_conflict()
    {
        var session = new EditSession("levels:\n  - level_id: a\n  - level_id: b\n");
        session.Remove("levels[0]");

        session.Form(new SetValue(EditSession.Path("levels[0].level_id"), ScalarNode.String("c")), version: 0)
            .Status.ShouldBe(EditStatus.Conflict);
    }

    [Fact]
    public void A_tab_asks_for_what_it_missed()
    {
        var session = new EditSession("name: a\n");
        session.Type(0, 0, "#x\n");
        session.Text("name", "b");

        var missed = session.Session.ChangesSince(1).ShouldNotBeNull().ShouldHaveSingleItem();
        missed.Title.ShouldBe("Set name");
        missed.Deltas.ShouldBe([new TextDelta(9, 1, "b")]);
        session.Session.ChangesSince(9).ShouldBeNull();
        session.Type(0, 0, "y", version: 9).Status.ShouldBe(EditStatus.Resync);
    }

    [Fact]
    public void A_paste_over_everything_and_an_undo_restore_the_file()
    {
        var session = new EditSession("a: 1\r\nb: 2\r\n");
        session.Type(0, 10, "name: x\nlevels: []\n");
        session.FileText.ShouldBe("name: x\r\nlevels: []\r\n");
        session.UndoAll().ShouldBe("a: 1\r\nb: 2\r\n");
    }

    /// <summary>An editor in a browser: its text, one batch under way, and the deltas typed since then.</summary>
    private sealed class FakeTab(DocumentSession session, string client)
    {
        private readonly List<TextDelta> _typed = [];
        private int _version;
        private long _sequence;

        public string Text { get; private set; } = session.Text.Text;

        public void Type(Random random)
        {
            var (start, end) = (Boundary(random), Boundary(random));
            var delta = new TextDelta(Math.Min(start, end), Math.Min(Math.Abs(start - end), 3),
                ((string[])["x", "😀", "\n", "", "yz"])[random.Next(5)]);
            if (char.IsLowSurrogate(Text.ElementAtOrDefault(delta.Offset + delta.Length)))
            {
                delta = delta with { Length = delta.Length + 1 };
            }

            Text = Text.Remove(delta.Offset, delta.Length).Insert(delta.Offset, delta.Text);
            _typed.Add(delta);
        }

        public void Send()
        {
            var outcome = session.Apply(new TextChange(client, ++_sequence, _version, [.. _typed]));
            outcome.Status.ShouldBeOneOf(EditStatus.Applied, EditStatus.Unchanged);
            Change(outcome.Deltas);
            _version = outcome.Version;
            _typed.Clear();
        }

        public void Receive()
        {
            if (_typed.Count == 0)
            {
                Change([.. session.ChangesSince(_version).ShouldNotBeNull().SelectMany(c => c.Deltas)]);
                _version = session.State.Version;
            }
        }

        private void Change(IReadOnlyList<TextDelta> deltas) =>
            Text = deltas.Aggregate(Text, (t, d) => t.Remove(d.Offset, d.Length).Insert(d.Offset, d.Text));

        private int Boundary(Random random)
        {
            var at = random.Next(Text.Length + 1);
            return at < Text.Length && char.IsLowSurrogate(Text[at]) ? at + 1 : at;
        }
    }
}
