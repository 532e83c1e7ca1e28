using System.Text;
using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Fuzz.Mutators;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;

namespace Aef.Fuzz.Targets;

/// <summary>Regular expressions and the strings that they are searched for in, one a line: the pattern first.</summary>
public sealed class RegexTarget : FuzzTarget
{
    private const string Source = """
        main:
          params: [args]
          steps:
            - poll:
                try:
                  assign:
                    - found: ${text.find_all_regex(args.text, args.pattern)}
                    - hit: ${text.match_regex(args.text, args.pattern)}
                    - replaced: ${text.replace_all_regex(args.text, args.pattern, "-")}
                except:
                  as: e
                  steps:
                    - wrong:
                        return: ${e.tags}
            - done:
                return: ['${found}', '${hit}', '${replaced}']
        """;

    private readonly WorkflowProgram _program = WorkflowProgram.Compile(
        new WorkflowParser(new YamlDocumentReader()).Parse(new SourceText(Source)).Workflow!);

    public override string Name => "regex";

    public override byte[] Make(Dice dice, Corpus corpus)
    {
        var pattern = string.Concat(Enumerable.Range(0, 1 + dice.Below(8)).Select(_ => dice.Pick(Words.Patterns)));
        var text = string.Concat(Enumerable.Range(0, dice.Below(12)).Select(_ => dice.OneIn(3) ? dice.Pick(Words.Scalars) : "ab"));
        text = dice.OneIn(40) ? string.Concat(Enumerable.Repeat(text, 200)) : text;
        pattern = new TextMutator(dice).Mutate(pattern, Words.Patterns);
        return Encoding.UTF8.GetBytes(pattern.Replace('\n', ' ') + "\n" + text);
    }

    public override void Run(ReadOnlySpan<byte> input)
    {
        var both = Encoding.UTF8.GetString(input).Split('\n', 2);
        var text = both.Length > 1 ? both[1] : string.Empty;
        var engine = new WorkflowEngine(_program, WorkflowValue.FromMap(("pattern", both[0]), ("text", text)));
        var execution = VirtualTimeHost.Run(engine, new DiceCallHandler(0), DateTimeOffset.UnixEpoch);
        if (execution.State != ExecutionState.Succeeded)
        {
            if (execution.Error?.Value["tags"].Items is [var tag, ..] && tag == "ResourceLimitError")
            {
                return;
            }

            throw new BrokenPromiseException($"ended with {execution.Error?.Context}");
        }

        Executed++;
        if (execution.Result.Items is [var found, var hit, _])
        {
            CheckMatches(found, hit, text);
        }
    }

    private static void CheckMatches(WorkflowValue found, WorkflowValue hit, string text)
    {
        if (hit.TryGetBoolean(out var matches) && matches != found.Items.Count > 0)
        {
            throw new BrokenPromiseException("match_regex and find_all_regex disagree");
        }

        var points = text.EnumerateRunes().ToArray();
        var free = 0L;
        foreach (var match in found.Items)
        {
            if (!match["index"].TryGetInteger(out var index) || !match["match"].TryGetString(out var part) || index < free
                || string.Concat(points.Skip((int)index).Take(part.EnumerateRunes().Count())) != part)
            {
                throw new BrokenPromiseException($"a match is not in the text: {match}");
            }

            free = index + part.EnumerateRunes().Count();
        }
    }
}
