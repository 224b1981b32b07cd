def order(weights):
    return [weights[k] for k in 'ifgo']
