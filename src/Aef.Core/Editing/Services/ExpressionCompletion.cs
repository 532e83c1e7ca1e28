using System.Buffers;
using Aef.Core.Editing.Sessions;
using Aef.Core.Editing.Syntax;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Text;

namespace Aef.Core.Editing.Services;

/// <summary>Completes names between <c>${</c> and <c>}</c>, from the last pipeline that could be read.</summary>
internal static class ExpressionCompletion
{
    private static readonly SearchValues<char> NameParts =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");

    private static readonly (string Name, string Description)[] Roots =
    [
        ("inputs", "The inputs of the run."),
        ("variables", "The variables of the pipeline."),
        ("steps", "The status and output of steps that have ended."),
        ("run", "The run: its id, dates and attempt."),
        ("platform", "The platform parameters of the environment."),
        ("secrets", "The secrets of the environment."),
    ];

    /// <summary>The names at an offset; null outside of expressions.</summary>
    public static IReadOnlyList<CompletionEntry>? Find(SessionState state, int offset)
    {
        var text = state.Source.Text;
        var line = text.AsSpan(TextLines.StartOf(text, offset)..offset);
        var begin = line.LastIndexOf("${");
        if (begin < 0 || line[begin..].Contains('}'))
        {
            return null;
        }

        var code = line[(begin + 2)..];
        var length = code.Length - (code.LastIndexOfAnyExcept(NameParts) + 1);
        var parts = code[(code.Length - length)..].ToString().Split('.');
        var span = new TextSpan(offset - parts[^1].Length, parts[^1].Length);
        var names = Names(state.LastValid?.Pipeline, parts[..^1]);
        return [.. names.Select(n => new CompletionEntry(n.Name, CompletionKind.Name, n.Name, span, n.Description))];
    }

    private static IEnumerable<(string Name, string? Description)> Names(Pipeline? pipeline, string[] before) => before switch
    {
        [] => Roots.Select(r => (r.Name, (string?)r.Description)),
        ["inputs"] => pipeline?.Inputs.Select(i => (i.Name, i.Description)) ?? [],
        ["variables"] => pipeline?.Variables.Select(v => (v.Name, (string?)null)) ?? [],
        ["steps"] => pipeline?.Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps)
            .Where(s => s.JobId is not null).Select(s => (s.JobId!, s.JobName)) ?? [],
        ["steps", _] => [("status", "succeeded, failed or skipped"), ("output", "The output of the step.")],
        _ => [],
    };
}
