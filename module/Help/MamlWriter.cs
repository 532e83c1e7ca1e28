using System.Xml.Linq;

namespace Aef.Help;

/// <summary>Writes the help file that Get-Help reads.</summary>
public sealed class MamlWriter(CommentReader comments, string pageFolder, string helpUri)
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The help of all cmdlets.</summary>
    public XDocument Write(IReadOnlyList<CmdletInfo> cmdlets) => new(
        new XElement(
            "helpItems",
            new XAttribute("schema", "maml"),
            cmdlets.Select(c => Write(c, cmdlets))));

    private XElement Write(CmdletInfo cmdlet, IReadOnlyList<CmdletInfo> all)
    {
        var page = CmdletPage.Read(Path.Combine(pageFolder, cmdlet.Name + ".md"));
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                Description(comments[cmdlet.Class]),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun)),
            Description(page.Description.Length == 0 ? comments[cmdlet.Class] : page.Description),
            new XElement(Command + "syntax", cmdlet.Sets.Select(set => Syntax(cmdlet, set))),
            new XElement(Command + "parameters", cmdlet.Parameters.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Parameter(p, p.Locations[0])), ConfirmationParameters(cmdlet)),
            new XElement(Command + "inputTypes", cmdlet.Parameters.Where(p => p.Locations.Any(s => s.FromPipeline)).Select(p => Type("inputType", p.Type))),
            new XElement(Command + "returnValues", cmdlet.OutputTypes.Select(t => Type("returnValue", t))),
            new XElement(Command + "examples", page.Examples.Select(Example)),
            RelatedLinks.Write(cmdlet, all, page, helpUri));
    }

    private XElement Syntax(CmdletInfo cmdlet, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        from parameter in cmdlet.Parameters
        let location = parameter.In(set)
        where location is not null && !parameter.IsHidden
        orderby location.Position ?? int.MaxValue
        select Parameter(parameter, location),
        ConfirmationParameters(cmdlet));

    /// <summary>PowerShell adds -WhatIf and -Confirm itself, but not to help that is written.</summary>
    private static IEnumerable<XElement> ConfirmationParameters(CmdletInfo cmdlet) => !cmdlet.SupportsShouldProcess ? [] :
    [
        Switch("WhatIf", "wi", "Shows what would happen. Nothing is changed and nothing is returned."),
        Switch("Confirm", "cf", "Asks before each change."),
    ];

    private static XElement Switch(string name, string alias, string description) => new(
        Command + "parameter",
        new XAttribute("required", "false"),
        new XAttribute("variableLength", "true"),
        new XAttribute("globbing", "false"),
        new XAttribute("pipelineInput", "False"),
        new XAttribute("position", "named"),
        new XAttribute("aliases", alias),
        new XElement(Maml + "name", name),
        Description(description),
        new XElement(Dev + "type", new XElement(Maml + "name", "SwitchParameter")));

    private XElement Parameter(ParameterInfo parameter, ParameterRole location) => new(
        Command + "parameter",
        new XAttribute("required", location.IsMandatory ? "true" : "false"),
        new XAttribute("variableLength", "true"),
        new XAttribute("globbing", parameter.SupportsWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", location.PipelineInput),
        new XAttribute("position", location.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Description(comments[parameter]),
        parameter.ValidValues.Count == 0
            ? null
            : new XElement(Command + "parameterValueGroup", parameter.ValidValues.Select(v => new XElement(Command + "parameterValue", new XAttribute("required", "false"), v))),
        parameter.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), NameOf(parameter.Type)),
        new XElement(Dev + "type", new XElement(Maml + "name", NameOf(parameter.Type))));

    private static XElement Type(string element, Type type) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", type.IsArray ? type.GetElementType()?.FullName : type.FullName)));

    private static XElement Example(CmdletExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"--- Example {index + 1}: {example.Title} ---"),
        new XElement(Maml + "introduction", new XElement(Maml + "para", "PS> ")),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", example.Info.Length == 0 ? null : Paragraphs(example.Info), Output(example.Output)));

    /// <summary>The output has a heading, because Get-Help removes an indent; an empty paragraph separates it from the next example.</summary>
    private static IEnumerable<XElement> Output(string text) => text.Length == 0 ? [] :
    [
        new XElement(Maml + "para", "Output:"),
        new XElement(Maml + "para", text),
        new XElement(Maml + "para"),
    ];

    private static XElement Description(string text) => new(Maml + "description", Paragraphs(text));

    /// <summary>The lines of a paragraph are joined, because Get-Help breaks them at the width of the terminal; a list keeps its lines.</summary>
    private static IEnumerable<XElement> Paragraphs(string text) => text.Split("\n\n", StringSplitOptions.TrimEntries)
        .Select(p => new XElement(Maml + "para", p.StartsWith("- ", StringComparison.Ordinal) ? p : p.Replace('\n', ' ')));

    private static string NameOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name;
}
