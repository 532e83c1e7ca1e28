using System.Text.RegularExpressions;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Display;
using Aef.Tests.Support;

namespace Aef.Tests.Diagrams;

public sealed partial class DotWriterTests
{
    [Fact]
    public void A_pipeline_is_a_graph_of_levels_threads_and_steps() =>
        DotWriter.Write(Definitions.Bound(DiagramSamples.Marked)).ShouldBe("""
            digraph pipeline {
              label="marked";
              rankdir=LR;
              fontname="sans-serif";
              node [shape=box, style=rounded, fontname="sans-serif"];
              edge [fontname="sans-serif"];
              subgraph cluster_l1 {
                label="level first\nmax_parallel: 1";
                subgraph cluster_l1t1 {
                  label="thread 1";
                  s1 [label="A\nload_a\ndataform-tag-executor\nretry: 4 attempts"];
                  s2 [label="B\nload_b\ndataform-tag-executor"];
                  s3 [label="C\nload_c\ndataform-tag-executor\ncontinue_if_fail"];
                }
                subgraph cluster_l1t2 {
                  label="thread 2";
                  s4 [label="D\nload_d\nmy-function\nsync"];
                }
              }
              subgraph cluster_l2 {
                label="level second";
                subgraph cluster_l2t1 {
                  label="thread 3";
                  s5 [label="E\nload_e\nother\nworkflows"];
                }
                subgraph cluster_l2t2 {
                  label="thread 4";
                  s6 [label="F\nload_f\ndataform-tag-executor"];
                }
              }
              j1 [shape=point];
              s1 -> s3 [label="next", style=dashed];
              s2 -> s3;
              s3 -> j1;
              s4 -> j1;
              j1 -> s5;
              j1 -> s6;
            }

            """);

    [Theory]
    [MemberData(nameof(DiagramSamples.HostileNames), MemberType = typeof(DiagramSamples))]
    public void A_name_never_becomes_syntax(string name)
    {
        var graph = DotWriter.Write(DiagramSamples.Named(name));

        Label().Replace(graph, "label").ShouldBe(Label().Replace(DotWriter.Write(DiagramSamples.Named("plain")), "label"));
    }

    [Fact]
    public void No_name_thrown_together_becomes_syntax()
    {
        var plain = Label().Replace(DotWriter.Write(DiagramSamples.Named("plain")), "label");

        DiagramSamples.RandomNames()
            .Where(n => Label().Replace(DotWriter.Write(DiagramSamples.Named(n)), "label") != plain)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(DiagramSamples.HostileNames), MemberType = typeof(DiagramSamples))]
    public void A_name_is_shown_as_it_is(string name)
    {
        var label = Label()
            .Matches(DotWriter.Write(DiagramSamples.Named(name)))
            .Select(m => m.Groups["text"].Value)
            .First(l => l.EndsWith("\\ndataform-tag-executor", StringComparison.Ordinal));

        Read(label).ShouldBe([VisibleText.Of(DiagramSamples.JobId(name)), VisibleText.Of(name), "dataform-tag-executor"]);
    }

    /// <summary>The lines that Graphviz shows: quotes are unescaped by the lexer, the rest by the label, and entities last.</summary>
    private static string[] Read(string label) =>
        [.. Escape().Replace(label, m => m.Groups["what"].Value == "n" ? "\n" : m.Groups["what"].Value).Split('\n').Select(l => l.Replace("&amp;", "&", StringComparison.Ordinal))];

    [GeneratedRegex("""label="(?<text>(?:[^"\\\n]|\\.)*)"(?=[\];,])""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\\(?<what>.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Escape();
}
