namespace Aef.Core.Pipelines.Writing;

/// <summary>How keys and numbers are written.</summary>
internal enum KeyStyle
{
    /// <summary>AEF's style: its own keys in upper case, numbers of steps in strings.</summary>
    Aef,

    /// <summary>Lower case, numbers as numbers.</summary>
    Lower,
}
