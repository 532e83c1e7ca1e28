using Aef.Core.Views.DiagnosticCatalog;
using Aef.Documents.Diagnostics;

namespace Aef.PowerShell.Results;

/// <summary>A diagnostic rule with its explanation.</summary>
public sealed class DiagnosticRule
{
    private readonly DiagnosticDescriptor _descriptor;

    internal DiagnosticRule(DiagnosticDescriptor descriptor, string area)
    {
        _descriptor = descriptor;
        Area = area;
    }

    /// <summary>The code, such as <c>AEF3004</c>.</summary>
    public string Code => _descriptor.Code;

    /// <summary>The severity.</summary>
    public DiagnosticSeverity Severity => _descriptor.Severity;

    /// <summary>A short title.</summary>
    public string Title => _descriptor.Title;

    /// <summary>The area that reports it.</summary>
    public string Area { get; }

    /// <summary>The message, with <c>{0}</c>, <c>{1}</c>… for its values.</summary>
    public string Message => _descriptor.MessageFormat;

    /// <summary>How to fix the problem, in one sentence; null when the message includes it.</summary>
    public string? Remedy => _descriptor.Remedy;

    /// <summary>The whole page as Markdown: an explanation, an example and how to fix it.</summary>
    public string Page => DiagnosticPages.Read(_descriptor);

    /// <summary>Code and title.</summary>
    public override string ToString() => $"{Code}: {Title}";
}
