namespace Aef.Fuzz.Mutators;

/// <summary>Changes strings: pieces cut out, doubled, moved, replaced by words that mean something.</summary>
internal sealed class TextMutator(Dice dice)
{
    private const int Longest = 200_000;

    public string Mutate(string text, IReadOnlyList<string> words)
    {
        for (var left = dice.OneIn(2) ? 1 : 1 + dice.Below(3); left > 0 && text.Length < Longest; left--)
        {
            text = MutateOnce(text, words);
        }

        return text;
    }

    /// <summary>Changes an expression: mostly operators, values and calls in other places.</summary>
    public string MutateExpression(string text, IReadOnlyList<string> others)
    {
        for (var left = dice.OneIn(2) ? 1 : 1 + dice.Below(3); left > 0 && text.Length < Longest; left--)
        {
            text = dice.Below(6) switch
            {
                0 when others.Count > 0 => $"{text} {dice.Pick(Words.Tokens)} {dice.Pick(others)}",
                1 => Call(text),
                2 when others.Count > 0 => $"{dice.Pick(Words.Functions)}({text}, {dice.Pick(others)})",
                3 =>
                    dice.Below(5) switch { 0 => $"not {text}", 1 => $"-{text}", 2 => $"({text})", 3 => $"[{text}, {text}]", _ => $"{text}[{dice.Pick(Words.Tokens)}]" },
                _ => MutateOnce(text, Words.Tokens),
            };
        }

        return text;
    }

    private string Call(string text)
    {
        var arguments = Enumerable.Range(0, dice.Below(4)).Select(_ => dice.OneIn(2) ? text : dice.Pick(Words.Tokens));
        return $"{dice.Pick(Words.Functions)}({string.Join(", ", arguments)})";
    }

    private string MutateOnce(string text, IReadOnlyList<string> words)
    {
        var (from, to) = (dice.Below(text.Length + 1), dice.Below(text.Length + 1));
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        if (dice.OneIn(2))
        {
            to = Math.Min(to, from + 1 + dice.Below(6));
        }

        return dice.Below(6) switch
        {
            0 => text.Remove(from, to - from),
            1 => text.Insert(to, text[from..to]),
            2 => text.Remove(from, to - from).Insert(from, dice.Pick(words)),
            3 when dice.OneIn(30) => text.Insert(from, string.Concat(Enumerable.Repeat(dice.Pick(words), 1 + dice.Below(3_000)))),
            4 when text.Length > 0 =>
                text.Remove(Math.Min(from, text.Length - 1), 1)
                    .Insert(Math.Min(from, text.Length - 1), ((char)dice.Below(dice.OneIn(4) ? 0x10000 : 0x80)).ToString()),
            _ => text.Insert(from, dice.Pick(words)),
        };
    }
}
