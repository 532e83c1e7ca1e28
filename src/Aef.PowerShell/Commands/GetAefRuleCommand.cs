using System.Management.Automation;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Results;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the diagnostic rules, each with its page: an explanation, an example and how to fix it.</summary>
[Cmdlet(VerbsCommon.Get, "AefRule")]
[OutputType(typeof(DiagnosticRule))]
public sealed class GetAefRuleCommand : AefCommand
{
    /// <summary>A rule with this name first is displayed as its page, not as a row.</summary>
    private const string PageView = "Aef.DiagnosticRulePage";

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>
    /// Codes such as AEF3004, or only the digits; wildcards are accepted, and diagnostics from the pipeline. Without it, all.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CodeCompleter))]
    public string[] Code { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var code in Code)
        {
            if (WildcardPattern.ContainsWildcardCharacters(code))
            {
                var pattern = WildcardPattern.Get(
                    code.Length > 0 && char.IsAsciiDigit(code[0]) ? "AEF" + code : code,
                    WildcardOptions.IgnoreCase);
                Write(r => pattern.IsMatch(r));
            }
            else if (DiagnosticRegistry.Find(code) is { } rule)
            {
                Write(r => r == rule.Code, asPage: true);
            }
            else
            {
                WriteUnknown(code);
            }
        }
    }

    private void Write(Func<string, bool> isMeant, bool asPage = false)
    {
        foreach (var area in DiagnosticRegistry.Areas)
        {
            foreach (var rule in area.Descriptors.Where(d => isMeant(d.Code) && _given.Add(d.Code)))
            {
                var shown = new PSObject(new DiagnosticRule(rule, area.Name));
                if (asPage)
                {
                    shown.TypeNames.Insert(0, PageView);
                }

                WriteObject(shown);
            }
        }
    }

    private void WriteUnknown(string code)
    {
        var nearest = DiagnosticRegistry.Nearest(code);
        WriteError(ErrorRecords.For(
            new ItemNotFoundException($"Unknown code \"{code}\".{(nearest is null ? string.Empty : $" Did you mean \"{nearest}\"?")}"),
            "AefUnknownCode",
            ErrorCategory.ObjectNotFound,
            code,
            "Get-AefRule without a code lists all codes."));
    }
}
