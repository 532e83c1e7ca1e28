using System.Text.Json;
using Aef.Cli.Rendering;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Cli;

/// <summary>Printed commands are readable, and a POSIX shell and PowerShell pass their arguments unchanged.</summary>
public sealed class RerunCommandTests
{
    [Theory]
    [InlineData("+hhEwpiK0Vq3tJ4OzgloRQD62U35FoWfuaQ/+F9btHc=", "+hhEwpiK0Vq3tJ4OzgloRQD62U35FoWfuaQ/+F9btHc=")]
    [InlineData("Ünïcödé 表 😀 é", "Ünïcödé 表 😀 é")]
    [InlineData("<a href=\"x\">&amp;</a> `id` $(id) ${x} !! %PATH%", "<a href=\\\"x\\\">&amp;</a> `id` $(id) ${x} !! %PATH%")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("it's", "it\\u0027s")]
    [InlineData("\u2018a\u2019b\u201Ac\u201B", "\\u2018a\\u2019b\\u201ac\\u201b")]
    [InlineData("a\nb\tc\u0001\u007f\u0085", "a\\nb\\tc\\u0001\\u007f\\u0085")]
    [InlineData("a\u00a0b\u200bc\u202ed\u2028e\ufeff", "a\\u00a0b\\u200bc\\u202ed\\u2028e\\ufeff")]
    [InlineData("##[error]x ##vso[y]", "##\\u005berror]x ##vso\\u005by]")]
    public void Only_what_json_requires_and_what_shells_would_change_is_escaped(string value, string expected)
    {
        var line = ShellJson.Line(WorkflowValue.FromString(value));

        line.ShouldBe($"\"{expected}\"");
        JsonDocument.Parse(line).RootElement.GetString().ShouldBe(value);
    }

    /// <summary>Every character keeps its value, and none ends the quotes, breaks the line or is invisible.</summary>
    [Fact]
    public void Every_character_survives()
    {
        for (var code = 0; code <= 0x10FFFF; code = code is 0xD7FF ? 0xE000 : code + 1)
        {
            var value = WorkflowValue.FromMap(("k" + char.ConvertFromUtf32(code), WorkflowValue.FromString(char.ConvertFromUtf32(code))));
            var line = ShellJson.Line(value);

            if (WorkflowValue.FromJson(line) != value
                || line.Any(c => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B' or < ' ' or '\u007f' or '\u2028' or '\u2029'))
            {
                Assert.Fail($"U+{code:X4}: {line}");
            }
        }
    }

    [Fact]
    public void The_whole_argument_is_between_single_quotes() =>
        RerunCommand.Text("p q.yaml", null, WorkflowValue.FromJson("""{"a": "it's \"+\""}"""))
            .ShouldBe("aef simulate 'p q.yaml' --args '{\"a\":\"it\\u0027s \\\"+\\\"\"}'");

    [Fact]
    public void The_files_of_the_run_are_those_of_its_continuation() =>
        RerunCommand.Text(
                "p.yaml",
                "dev.json",
                WorkflowValue.Null,
                project: new() { ConfigurationPath = "my aef.json", ExecutorPath = "ex", JobPath = "jobs2" })
            .ShouldBe("aef simulate p.yaml --parameters dev.json --config 'my aef.json' --executors ex --jobs jobs2");
}
