using System.CommandLine;
using System.CommandLine.Parsing;

namespace Aef.Cli.Commands;

/// <summary>
/// Finds options whose value was forgotten or is empty. The parser would take the next option as the value, which is then the name of a
/// file.
/// </summary>
internal static class OptionValues
{
    private static readonly string[] FileNames = ["FILE", "OUT", "DIR", "FOLDER", "SCRIPT", "NEW"];

    /// <summary>The problems, a sentence or two each. After <c>--</c> every word is a file.</summary>
    public static IEnumerable<string> Problems(CommandResult command, IEnumerable<string> arguments)
    {
        string[] words = [.. arguments.TakeWhile(a => a != "--")];
        var options = OptionsOf(command)
            .SelectMany(o => o.Aliases.Append(o.Name).Select(n => (n, o)))
            .ToDictionary(p => p.n, p => p.o, StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            var (name, joined) = Split(words[i]);
            if (!options.TryGetValue(name, out var option) || option.Arity.MinimumNumberOfValues == 0)
            {
                continue;
            }

            if (joined is not null)
            {
                if (joined.Length == 0)
                {
                    yield return Empty(name);
                }

                continue;
            }

            if (i + 1 == words.Length)
            {
                yield break; // The parser reports it.
            }

            var value = words[i + 1];
            if (value.Length > 1 && value[0] == '-' && options.ContainsKey(Split(value).Name))
            {
                yield return $"The option \"{name}\" needs a value; \"{Split(value).Name}\" is an option.";
                continue;
            }

            i++;
            if (value.Length == 0)
            {
                yield return Empty(name);
            }
            else if (value.Length > 1 && value[0] == '-' && FileNames.Contains(option.HelpName))
            {
                yield return $"The option \"{name}\" needs a value. Write a file of the name \"{value}\" as \"./{value}\".";
            }
        }
    }

    /// <summary>The options of a command, and those of its parent that it shares.</summary>
    public static IEnumerable<Option> OptionsOf(CommandResult command) =>
        command.Command.Options.Concat(command.Parent is CommandResult parent ? parent.Command.Options.Where(o => o.Recursive) : []);

    private static string Empty(string name) => $"The option \"{name}\" needs a value, and \"\" is empty.";

    private static (string Name, string? Joined) Split(string word)
    {
        var sign = word.StartsWith('-') ? word.AsSpan().IndexOfAny('=', ':') : -1;
        return sign < 0 ? (word, null) : (word[..sign], word[(sign + 1)..]);
    }
}
