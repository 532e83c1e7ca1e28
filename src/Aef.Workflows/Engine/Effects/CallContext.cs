namespace Aef.Workflows.Engine.Effects;

/// <summary>
/// The purpose of a call, in the terms of a host. A host that needs it derives a record from this one and creates it with an
/// <see cref="ICallContextSource"/>.
/// </summary>
public abstract record CallContext;
