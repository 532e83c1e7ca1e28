using Aef.Core.Views.DiagnosticCatalog;
using Aef.Documents.Diagnostics;

namespace Aef.PowerShell.Results;

/// <summary>A kind of finding and all that is known of it.</summary>
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

    /// <summary>How bad it is.</summary>
    public DiagnosticSeverity Severity => _descriptor.Severity;

    /// <summary>What it is, in a few words.</summary>
    public string Title => _descriptor.Title;

    /// <summary>The part of the work that finds it.</summary>
    public string Area { get; }

    /// <summary>The message, with <c>{0}</c>, <c>{1}</c>… for what differs.</summary>
    public string Message => _descriptor.MessageFormat;

    /// <summary>The way out in one sentence; null when the message already says it.</summary>
    public string? Remedy => _descriptor.Remedy;

    /// <summary>The whole page as Markdown: what it means, an example, the way out.</summary>
    public string Page => DiagnosticPages.Read(_descriptor);

    /// <summary>Code and title.</summary>
    public override string ToString() => $"{Code}: {Title}";
}
