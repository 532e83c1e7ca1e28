using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Diagnostics about threads that run once for each item of a list.</summary>
internal static class LoopDiagnostics
{
    /// <summary>No item here.</summary>
    public static readonly DiagnosticDescriptor NoItem = Error(
        "AEF2045",
        "No item here",
        "{0} has a value only in the steps of a thread with for_each.",
        "Move the expression into a step of that thread. The conditions of levels and threads are evaluated once, without an item.");

    /// <summary>for_each is not a list.</summary>
    public static readonly DiagnosticDescriptor NotAList = Error(
        "AEF2046",
        "Value of for_each is not a list",
        "for_each must be a list or an expression of a list; got {0}.",
        "Write a list, or one expression as the whole value: ${…}.");

    /// <summary>Too many items.</summary>
    public static readonly DiagnosticDescriptor TooMany = Error(
        "AEF2047",
        "List of for_each too large",
        "The list of for_each has {0}, but at most {1} are allowed.",
        "Shorten the list, or divide it between threads of several levels. max_items changes the number of items, up to 131,072 bytes.");

    /// <summary>NEXT and for_each.</summary>
    public static readonly DiagnosticDescriptor Next = Error(
        "AEF2048",
        "NEXT crosses for_each",
        "NEXT cannot jump to {0}: {1}.",
        "A step of a thread with for_each can jump only within its thread.");

    /// <summary>Character in a JOB_ID.</summary>
    public static readonly DiagnosticDescriptor JobId = Error(
        "AEF2049",
        "Character not allowed in a JOB_ID",
        "The JOB_ID {0} contains {1}, which is not allowed: J03[2] names an item of the step J03, and ${{…}} is an expression.",
        "Choose a JOB_ID without [ ] $ { }.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
