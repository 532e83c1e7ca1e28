using System.Globalization;
using Aef.Tests.Conformity;

namespace Aef.Tests.Mutations;

/// <summary>A valid definition with one character inserted, deleted or replaced, the same for the same number on every machine.</summary>
internal sealed record Mutant(int Number, string Name, string Text, int Line, string Change)
{
    /// <summary>Characters that mean something in JSON or YAML, and some that do not.</summary>
    private const string Characters = "abcXYZ019 _-.,:;#'\"{}[]()<>|&*!?@%\\/$=+~`\n\t\u00e9\u0001";

    public static Mutant Make(int number)
    {
        var dice = new Dice((ulong)number);
        var (name, text) = ValidDefinitions.All[dice.Below(ValidDefinitions.All.Count)];
        var at = dice.Below(text.Length);
        var (mutated, change) = dice.Below(3) switch
        {
            0 => (text.Remove(at, 1), $"delete {Show(text[at])}"),
            1 when Characters[dice.Below(Characters.Length)] is var c => (text.Insert(at, c.ToString()), $"insert {Show(c)}"),
            _ when Characters[dice.Below(Characters.Length)] is var c =>
                (text[..at] + c + text[(at + 1)..], $"{Show(text[at])} becomes {Show(c)}"),
            _ => throw new InvalidOperationException(),
        };
        return new Mutant(number, name, mutated, text.AsSpan(0, at).Count('\n') + 1, change);
    }

    private static string Show(char c) =>
        c is '\n' or '\t' || char.IsControl(c) ? $"U+{(int)c:x4}" : c.ToString(CultureInfo.InvariantCulture);
}
