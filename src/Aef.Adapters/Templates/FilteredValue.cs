namespace Aef.Adapters.Templates;

/// <summary>A literal that a filter has written.</summary>
internal sealed class FilteredValue(string text)
{
    public override string ToString() => text;
}
