using System.Globalization;
using System.Text;

namespace Aef.Help;

/// <summary>
/// Generates the sections Syntax and Parameters of a page <c>docs/cmdlets/NAME.md</c> from the metadata of the cmdlet and its comments. The
/// other sections are written by hand and stay as they are.
/// </summary>
public sealed class CmdletPageWriter(CommentReader comments)
{
    private const string Syntax = "## Syntax";
    private const string Examples = "## Examples";
    private const string Parameters = "## Parameters";
    private const int MaxWidth = 140;
    private const int MaxSyntaxWidth = 100;

    /// <summary>The page with the two sections as they must be.</summary>
    public string Update(string page, CmdletInfo cmdlet)
    {
        var text = page.Replace("\r", string.Empty, StringComparison.Ordinal);
        var description = text[..IndexOf(text, text.Contains("\n" + Syntax, StringComparison.Ordinal) ? Syntax : Examples)].TrimEnd();
        var end = text.IndexOf("\n" + Parameters, StringComparison.Ordinal);
        var examples = text[IndexOf(text, Examples)..(end < 0 ? text.Length : end)].Trim();
        return $"{description}\n\n{SyntaxOf(cmdlet)}\n{examples}\n\n{ParametersOf(cmdlet)}";
    }

    private static int IndexOf(string text, string heading)
    {
        var index = text.IndexOf("\n" + heading, StringComparison.Ordinal);
        return index < 0 ? throw new InvalidDataException($"The page has no heading \"{heading}\".") : index + 1;
    }

    private static string SyntaxOf(CmdletInfo cmdlet)
    {
        var text = new StringBuilder(Syntax).Append("\n\n```text\n");
        foreach (var set in cmdlet.Sets)
        {
            var line = cmdlet.Name;
            foreach (var word in WordsOf(cmdlet, set))
            {
                if (line.Length + 1 + word.Length > MaxSyntaxWidth)
                {
                    text.Append(line).Append('\n');
                    line = "   ";
                }

                line += " " + word;
            }

            text.Append(line).Append('\n');
        }

        return text.Append("```\n").ToString();
    }

    private static IEnumerable<string> WordsOf(CmdletInfo cmdlet, string set) =>
    [
        .. from parameter in cmdlet.Parameters
           let role = parameter.In(set)
           where role is not null && !parameter.IsHidden
           orderby role.Position ?? int.MaxValue, !role.IsMandatory
           select WordOf(parameter, role),
        .. cmdlet.SupportsShouldProcess ? (string[])["[-WhatIf]", "[-Confirm]"] : [],
        "[<CommonParameters>]",
    ];

    private static string WordOf(ParameterInfo parameter, ParameterRole role)
    {
        var name = role.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var word = parameter.IsSwitch ? $"-{parameter.Name}" : $"{name} <{parameter.Type.Name}>";
        return role.IsMandatory ? word : $"[{word}]";
    }

    private string ParametersOf(CmdletInfo cmdlet)
    {
        var text = new StringBuilder(Parameters).Append('\n');
        foreach (var parameter in cmdlet.Parameters.Where(p => !p.IsHidden).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### -{parameter.Name}\n\n{Wrap(comments[parameter])}\n\n{Wrap(FactsOf(parameter))}\n");
        }

        return text.ToString();
    }

    /// <summary>The type, and what differs from an optional parameter that is passed by name.</summary>
    private static string FactsOf(ParameterInfo parameter)
    {
        var facts = new List<string> { $"`{parameter.Type.Name}`" };
        IReadOnlyList<string> values = parameter.ValidValues.Count > 0 ? parameter.ValidValues
            : parameter.Type.IsEnum ? parameter.Type.GetEnumNames() : [];
        if (values.Count > 0)
        {
            facts.Add("one of " + string.Join(", ", values));
        }

        var roles = parameter.Locations;
        if (roles.Any(r => r.IsMandatory))
        {
            facts.Add("required");
        }

        if (roles.Select(r => r.Position).FirstOrDefault(p => p is not null) is { } position)
        {
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"position {position}"));
        }

        string[] inputs = [.. roles.Any(r => r.FromPipeline) ? (string[])["by value"] : [], .. roles.Any(r => r.FromProperty) ? (string[])["by property name"] : []];
        if (inputs.Length > 0)
        {
            facts.Add("from the pipeline " + string.Join(" and ", inputs));
        }

        if (parameter.SupportsWildcards)
        {
            facts.Add("wildcards");
        }

        if (parameter.Aliases.Count > 0)
        {
            facts.Add((parameter.Aliases.Count == 1 ? "alias " : "aliases ") + string.Join(", ", parameter.Aliases.Select(a => $"`{a}`")));
        }

        return string.Join(", ", facts);
    }

    private static string Wrap(string text)
    {
        var wrapped = new StringBuilder();
        var width = 0;
        foreach (var word in text.Split(' '))
        {
            if (width > 0)
            {
                var breaks = width + 1 + word.Length > MaxWidth;
                wrapped.Append(breaks ? '\n' : ' ');
                width = breaks ? 0 : width + 1;
            }

            wrapped.Append(word);
            width += word.Length;
        }

        return wrapped.ToString();
    }
}
