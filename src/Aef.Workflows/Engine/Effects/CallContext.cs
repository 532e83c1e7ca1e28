namespace Aef.Workflows.Engine.Effects;

/// <summary>
/// What a call is made for, in the terms of a host. A host that needs it derives a record from this one and creates it with an
/// <see cref="ICallContextSource"/>.
/// </summary>
public abstract record CallContext;
