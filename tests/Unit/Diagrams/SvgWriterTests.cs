using System.Globalization;
using System.Xml.Linq;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Diagrams;
using Aef.Tests.Support;

namespace Aef.Tests.Diagrams;

public sealed class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_level_thread_and_step_is_drawn_and_levels_wait_for_each_other()
    {
        var picture = Draw(Pipeline());

        Boxes(picture, "level").Count().ShouldBe(2);
        Boxes(picture, "box").Count().ShouldBe(4);
        picture.Descendants(Svg + "path").Count(p => (string?)p.Attribute("class") == "wait").ShouldBe(1);
        picture.Descendants(Svg + "path").Count(p => (string?)p.Attribute("class") == "next").ShouldBe(1);
        picture.Descendants(Svg + "text").Select(t => t.Value).ShouldContain("thread t2");
    }

    [Fact]
    public void Nothing_is_outside_the_image_and_no_boxes_overlap()
    {
        var picture = Draw(Pipeline());
        var (width, height) = (Number(picture.Root!, "width"), Number(picture.Root!, "height")); // a document that was parsed has a root

        var boxes = Boxes(picture, "box")
            .Select(b =>
                (
                    X: Number(b, "x"),
                    Y: Number(b, "y"),
                    Right: Number(b, "x") + Number(b, "width"),
                    Bottom: Number(b, "y") + Number(b, "height")))
            .ToList();

        boxes.ShouldAllBe(b => b.X > 0 && b.Y > 0 && b.Right < width && b.Bottom < height);
        boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom))
            .ShouldAllBe(meet => !meet);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onload=\"alert(1)")]
    [InlineData("]]> & &lt; '")]
    [InlineData("\u0000\u0007\ufffe\ud800 line\nbreak")]
    [InlineData("🚕 東京 e\u0301")]
    public void A_name_is_shown_as_it_is_and_never_becomes_markup(string name)
    {
        var picture = Draw(
            Definitions.Bound($"name: p\nlevels:\n- - {{job_id: A, job_name: {Quote(name)}, executor: dataform-tag-executor}}\n"));

        picture.Descendants(Svg + "script").ShouldBeEmpty();
        picture.Descendants()
            .SelectMany(e => e.Attributes())
            .ShouldAllBe(a => !a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        var whole = picture.Descendants(Svg + "title").Select(t => t.Value).Single(t => t.StartsWith("A\n", StringComparison.Ordinal));
        name.Where(char.IsAsciiLetterOrDigit).ShouldAllBe(c => whole.Contains(c, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_name_is_cut_in_its_box_and_has_a_full_title()
    {
        var name = new string('n', 100);

        var picture = Draw(Definitions.Bound($"name: p\nlevels:\n- - {{job_id: A, job_name: {name}, executor: dataform-tag-executor}}\n"));

        picture.Descendants(Svg + "text").Select(t => t.Value.Length).Max().ShouldBeLessThan(40);
        picture.Descendants(Svg + "title").ShouldContain(t => t.Value.Contains(name));
    }

    [Fact]
    public void A_wide_level_is_a_tall_column() =>
        Number(Draw(Definitions.Bound("name: p\nlevels:\n- threads:\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"  - [{{job_id: J{i}, job_name: n{i}, executor: dataform-tag-executor}}]\n")))).Root!, "height").ShouldBeGreaterThan(300 * SvgLayout.LaneHeight); // as above

    private static BoundPipeline Pipeline() => Definitions.Bound("""
        name: p
        levels:
        - level_id: one
          threads:
          - {thread_id: t1, steps: [{job_id: A, job_name: a, executor: dataform-tag-executor, next: B}, {job_id: B, job_name: b, executor: dataform-tag-executor}]}
          - {thread_id: t2, steps: [{job_id: C, job_name: c, executor: dataform-tag-executor}]}
        - level_id: two
          threads:
          - {thread_id: t3, steps: [{job_id: D, job_name: d, executor: dataform-tag-executor}]}
        """);

    private static XDocument Draw(BoundPipeline pipeline) => XDocument.Parse(SvgWriter.Write(pipeline));

    private static IEnumerable<XElement> Boxes(XDocument picture, string kind) =>
        picture.Descendants(Svg + "rect").Where(r => (string?)r.Attribute("class") == kind);

    private static int Number(XElement element, string name) =>
        int.Parse(((string?)element.Attribute(name)).ShouldNotBeNull(), CultureInfo.InvariantCulture);

    private static string Quote(string text)
    {
        var quoted = new System.Text.StringBuilder();
        Aef.Documents.Printing.ScalarText.AppendQuoted(quoted, text);
        return quoted.ToString();
    }
}
