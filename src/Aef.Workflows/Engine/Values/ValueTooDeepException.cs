namespace Aef.Workflows.Engine.Values;

/// <summary>
/// Lists and maps are nested deeper than <see cref="ValueNode.MaxDepth"/>. The engine converts it to a <c>ResourceLimitError</c>.
/// </summary>
internal sealed class ValueTooDeepException : Exception
{
    public ValueTooDeepException()
        : base($"Lists and maps are nested deeper than {ValueNode.MaxDepth} levels.")
    {
    }
}
